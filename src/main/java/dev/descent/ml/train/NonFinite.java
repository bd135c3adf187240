package dev.descent.ml.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of an iteration that left the range of floating point. */
enum NonFinite {
    LOSS("Try a lower learning rate, gradient clipping, or a loss that is bounded on these labels."),
    /** Told before the parameters it spoilt are used: a finite loss can have a gradient that overflows. */
    GRADIENT("Try a lower learning rate or gradient clipping.");

    private final String advice;

    NonFinite(String advice) {
        this.advice = advice;
    }

    /**
     * What is not finite, or null.
     *
     * @param sum of the scores
     * @param gradient unspecified where the sum is not finite
     */
    static @Nullable NonFinite of(double sum, float[] gradient) {
        if (!Double.isFinite(sum)) {
            return LOSS;
        }
        return isFinite(gradient) ? null : GRADIENT;
    }

    /** A number times 0 is 0, and NaN where it is not finite: four sums at once, for speed. */
    private static boolean isFinite(float[] gradient) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int end = gradient.length - 3;
        int i = 0;
        for (; i < end; i += 4) {
            sum0 += gradient[i] * 0f;
            sum1 += gradient[i + 1] * 0f;
            sum2 += gradient[i + 2] * 0f;
            sum3 += gradient[i + 3] * 0f;
        }
        for (; i < gradient.length; i++) {
            sum0 += gradient[i] * 0f;
        }
        return sum0 + sum1 + sum2 + sum3 == 0;
    }

    static boolean isFinite(float[] values, int offset, int length) {
        return isFinite(Arrays.copyOfRange(values, offset, offset + length));
    }

    /**
     * @param loss mean of the iteration
     * @param examples a sentence's beginning that names them
     */
    TrainingFailed failure(int epoch, long iteration, double loss, String examples) {
        String what = this == LOSS ? "The loss was " + loss : "The gradient was not finite";
        String type = this == LOSS ? "non_finite_loss" : "non_finite_gradient";
        return new TrainingFailed(
                type, what + " at iteration " + iteration + " (epoch " + epoch + "). " + examples + ". " + advice);
    }
}
