package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A loss function as chosen in a job: a record per loss, which builds the thing it names. */
public sealed interface LossSpec
        permits Mse,
                Mae,
                Huber,
                SmoothL1,
                LogCosh,
                Charbonnier,
                Wing,
                Ssim,
                MsSsim,
                Quantile,
                Quantiles,
                GaussianNll,
                Mape,
                Msle,
                Poisson,
                Cosine,
                CrossEntropy,
                WeightedCrossEntropy,
                BinaryCrossEntropy,
                Focal,
                Asymmetric,
                Hinge,
                SquaredHinge,
                MultiMargin,
                KlDivergence,
                GeneralizedCrossEntropy,
                SymmetricCrossEntropy,
                Emd,
                Corn,
                RegionLossSpec,
                Lovasz,
                LovaszHinge,
                UnifiedFocal,
                Boundary,
                HausdorffDt,
                ClDice,
                Sum,
                Hardest,
                Custom,
                Auto {
    /** Why positions cannot be ignored or weighted. */
    String WHOLE_MAPS = "the loss compares whole images, in which all pixels count alike";

    /**
     * The output activations this loss makes sense with on such labels, the
     * best first; empty where it cannot take them.
     */
    List<Activation> activations(Target target);

    /** Network outputs at each position: one for each label, unless the loss learns something else of them. */
    default int outputs(Target target) {
        return readout(target).outputs();
    }

    /** What the outputs mean, and so how many there are. */
    default Readout readout(Target target) {
        List<LossSpec> inner = inner();
        return inner.isEmpty()
                ? new PlainReadout(target.outputs())
                : inner.get(0).readout(target);
    }

    /** Weights that are learned along with the network. */
    default int learnedWeights() {
        return 0;
    }

    /** Whether it has no least value of 0, so that a weight that is learned could lower it without bound. */
    default boolean canBeNegative() {
        return inner().stream().anyMatch(LossSpec::canBeNegative);
    }

    /** Numbers that the built loss keeps besides an example's own, as far as they grow with the labels. */
    default long workingNumbers(Target target) {
        return inner().stream().mapToLong(loss -> loss.workingNumbers(target)).sum();
    }

    /** Whether it looks at neighbours, and so needs a label at every pixel. */
    default boolean needsMap() {
        return inner().stream().anyMatch(LossSpec::needsMap);
    }

    /** What does not fit these labels where it is a term of a sum: less than where it stands alone. */
    default List<Violation> faultsAsTerm(Target target) {
        return faults(target);
    }

    /** What does not fit these labels, at paths within this spec. */
    default List<Violation> faults(Target target) {
        if (!activations(target).isEmpty()) {
            return List.of();
        } else if (inner().isEmpty() && needsMap() && target.positions() == 1) {
            return List.of(new Violation("", "looks at neighbouring pixels: it needs labels that are maps"));
        }
        String task = target.task().name().toLowerCase(Locale.ROOT);
        return List.of(new Violation(
                "",
                "cannot take the labels of a " + task + " task" + (target.outputs() == 1 ? " with one output" : "")
                        + advice(target.task()) + "; losses that can are " + FittingLosses.of(target)));
    }

    private static String advice(Target.Task task) {
        return switch (task) {
            case REGRESSION ->
                ": it is for classes; where the target's numbers stand for classes, set task to"
                        + " classification in the format of the data";
            case CLASSIFICATION ->
                ": it is for numbers; where the target is a number, set task to regression in the"
                        + " format of the data";
            case MULTI_LABEL -> ": it is for classes of which one is true, or for numbers";
            case SOFT_LABELS -> ": it is for labels that are true or not, or for numbers";
            case IMAGE_TO_IMAGE -> ": it is for classes";
            case SEGMENTATION -> "";
        };
    }

    /** What does not go together with the outputs of an activation that it accepts, at paths within this spec. */
    default List<Violation> faults(Target target, Activation output) {
        return List.of();
    }

    /** The losses this one is made of. */
    default List<LossSpec> inner() {
        return List.of();
    }

    /** What changes its weights and numbers from epoch to epoch, which is the time of all of them. */
    default List<ScheduleSpec> schedules() {
        return inner().stream().flatMap(loss -> loss.schedules().stream()).toList();
    }

    /** Whether positions may be ignored, or weighted, by themselves. */
    default boolean takesPositionWeights() {
        return inner().stream().allMatch(LossSpec::takesPositionWeights);
    }

    /** What a person who chose it for such labels should know of it, in the order of importance. */
    default List<String> warnings(Target target) {
        return inner().stream()
                .flatMap(loss -> loss.warnings(target).stream())
                .distinct()
                .toList();
    }

    /** What a class costs that an example has not, where whole classes are compared; empty where they are not. */
    default List<String> absences() {
        return inner().stream()
                .flatMap(loss -> loss.absences().stream())
                .distinct()
                .toList();
    }

    /** Whether the first class is one of those that are compared as wholes, where they are. */
    default boolean comparesFirstClass() {
        return inner().stream().anyMatch(LossSpec::comparesFirstClass);
    }

    /** How much each class counts; null where all count alike. */
    default @Nullable ClassWeights classWeights() {
        return null;
    }

    /** Whether the gradient is meant to leave out a part of what the score depends on. */
    default boolean detaches() {
        return inner().stream().anyMatch(LossSpec::detaches);
    }

    /** What the values of labels must be like. */
    default List<LabelKind> labels() {
        return inner().stream()
                .flatMap(loss -> loss.labels().stream())
                .distinct()
                .toList();
    }

    /** Whether regression labels may be standardized for training; not where the loss needs them in their own unit. */
    default boolean scalesTarget() {
        return inner().stream().allMatch(LossSpec::scalesTarget);
    }

    /**
     * This spec with everything filled in that depends on the data, such as class weights.
     *
     * @param counts training examples (or pixels) of each class, empty for regression
     * @throws dev.descent.ml.spec.InvalidSpec where the data cannot give it, at paths within this spec
     */
    default LossSpec resolve(Target target, List<Long> counts) {
        return this;
    }

    /** The loss function of a resolved spec. */
    Loss build(Target target);
}
