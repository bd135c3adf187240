package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/** Numbers of an iteration that left the range of floating point. */
enum NonFinite {
    LOSS("Try a lower learning rate, gradient clipping, or a loss that is bounded on these labels."),
    /** Told before the parameters it spoilt are used: a finite loss can have a gradient that overflows. */
    GRADIENT("Try a lower learning rate or gradient clipping.");

    /** No step was taken, so that no step can have been too large. */
    private static final String FROM_THE_BEGINNING =
            "It is so before anything was learned, so that a lower learning rate does not help: look for a log of 0 or a"
                    + " division by 0 in the loss, and for inputs that are very large.";

    private final String advice;

    NonFinite(String advice) {
        this.advice = advice;
    }

    /**
     * What is not finite, or null.
     *
     * @param sum of the scores
     * @param gradientFinite whether all of the gradient is; unspecified where the sum is not finite
     */
    static @Nullable NonFinite of(double sum, boolean gradientFinite) {
        if (!Double.isFinite(sum)) {
            return LOSS;
        }
        return gradientFinite ? null : GRADIENT;
    }

    /**
     * @param loss mean of the iteration
     * @param examples a sentence's beginning that names them
     */
    TrainingFailed failure(int epoch, long iteration, double loss, String examples) {
        String next = this == LOSS && iteration == 1 ? FROM_THE_BEGINNING : advice;
        String what = this == LOSS ? "The loss was " + loss : "The gradient was not finite";
        String type = this == LOSS ? "non_finite_loss" : "non_finite_gradient";
        return new TrainingFailed(
                type, what + " at iteration " + iteration + " (epoch " + epoch + "). " + examples + ". " + next);
    }
}
