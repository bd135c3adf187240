package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Losses that compare the regions of classes: what labels and outputs have in common over an example's positions. */
public sealed interface RegionLossSpec extends LossSpec permits Dice, GeneralizedDice, Jaccard, Tversky, FocalTversky {

    /** Which classes count, and how much. */
    ClassMean classes();

    /** The same loss of other classes. */
    RegionLossSpec with(ClassMean others);

    @Override
    default List<Activation> activations(Target target) {
        return AcceptedActivations.probabilities(target);
    }

    @Override
    default List<Violation> faults(Target target) {
        List<Violation> faults = new ArrayList<>(LossSpec.super.faults(target));
        faults.addAll(classes().faults(target));
        return faults;
    }

    @Override
    default List<String> absences() {
        return List.of(classes().absent().cost());
    }

    @Override
    default List<String> warnings(Target target) {
        return classes().includeBackground()
                ? List.of()
                : FirstClass.warnings("include_background leaves out the first class", target);
    }

    @Override
    default boolean comparesFirstClass() {
        return classes().includeBackground();
    }

    @Override
    default @Nullable ClassWeights classWeights() {
        return classes().classWeights();
    }

    @Override
    default List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    default LossSpec resolve(Target target, List<Long> counts) {
        return with(classes().resolve(target, counts));
    }
}
