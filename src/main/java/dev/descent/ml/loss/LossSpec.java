package dev.descent.ml.loss;

import dev.descent.ml.data.Target;
import dev.descent.ml.spec.Violation;
import java.util.List;

/** A loss function as chosen in a job: a record per loss, which builds the thing it names. */
public sealed interface LossSpec permits Mse {

    /** The output activations this loss makes sense with on such labels, the best first; empty where it cannot take them. */
    List<Activation> activations(Target target);

    /** What does not fit these labels, at paths within this spec. */
    default List<Violation> faults(Target target) {
        return activations(target).isEmpty()
                ? List.of(new Violation(
                        "",
                        "cannot take the labels of a " + target.task().name().toLowerCase(java.util.Locale.ROOT)
                                + " task"))
                : List.of();
    }

    /**
     * This spec with everything filled in that depends on the data, such as class weights.
     *
     * @param counts training examples (or pixels) of each class, empty for regression
     */
    default LossSpec resolve(Target target, List<Long> counts) {
        return this;
    }

    /** The loss function of a resolved spec. */
    Loss build(Target target);
}
