package dev.descent.ml.train;

/** A run whose numbers left the range of floating point. */
final class NonFinite {
    private NonFinite() {}

    static TrainingFailed loss(int epoch, long iteration, double loss) {
        return new TrainingFailed(
                "non_finite_loss",
                "The loss was " + loss + at(epoch, iteration)
                        + ". Try a lower learning rate, gradient clipping, or a loss that is bounded on these labels.");
    }

    /** Told before the parameters it spoilt are used: a finite loss can have a gradient that overflows. */
    static void checkGradient(float[] gradient, int epoch, long iteration) {
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
        if (sum0 + sum1 + sum2 + sum3 != 0) {
            throw new TrainingFailed(
                    "non_finite_gradient",
                    "The gradient was not finite" + at(epoch, iteration)
                            + ". Try a lower learning rate or gradient clipping.");
        }
    }

    private static String at(int epoch, long iteration) {
        return " at iteration " + iteration + " (epoch " + epoch + ")";
    }
}
