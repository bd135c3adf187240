package dev.descent.ml.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's first batches tell of it. A number that is null is not finite, or was not come to in the time.
 *
 * @param batches that were looked at
 * @param examples in them
 * @param complete whether all of it was done in the time that there is
 * @param loss mean of the examples, by the initial weights
 * @param uninformed what the loss is where all logits are 0
 * @param constant what it is where the outputs are the labels' means whatever the input: what there is to learn begins below it; null also where there is not one output
 *     for each label
 * @param gradient by class, or by target column
 * @param vanished share of the examples whose gradient by the logits is nothing beside the others'
 * @param absences classes of maps that some examples have not
 * @param sweep learning rates, each from the initial weights on
 * @param suggestedRate one step below that with the lowest loss
 * @param secondsPerExample that a gradient took, on one thread; null where no example was computed
 * @param findings what of it a person should know, in sentences
 */
public record ProbeReport(
        int batches,
        int examples,
        boolean complete,
        @Nullable Double loss,
        @Nullable Double uninformed,
        @Nullable Double constant,
        List<GradientShare> gradient,
        double vanished,
        List<AbsentClass> absences,
        List<SweptRate> sweep,
        @Nullable Double suggestedRate,
        @Nullable Double secondsPerExample,
        List<String> findings) {

    /**
     * A class, or a target column.
     *
     * @param labels its share of the positions
     * @param gradient its share of the sum of magnitudes, by the logits
     * @param norm Euclidean, of all the gradient that it has
     */
    public record GradientShare(String name, double labels, double gradient, double norm) {}

    /**
     * What a class costs that an example has not. Scores are those of outputs that are right everywhere by 99 %.
     *
     * @param share of examples without it
     * @param scorePresent mean over the examples that have it
     * @param scoreAbsent mean over those that have not
     */
    public record AbsentClass(
            String name,
            double share,
            @Nullable Double scorePresent,
            @Nullable Double scoreAbsent) {}

    /**
     * A learning rate.
     *
     * @param loss of the first two batches, after a step on each batch; null where numbers were not finite on the way
     */
    public record SweptRate(double rate, @Nullable Double loss) {}

    /** Null for what JSON has no number for. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
