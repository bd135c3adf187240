package dev.descent.ml.gate;

import org.jspecify.annotations.Nullable;

/** How many examples a comparison needs. */
final class Power {
    private static final double WANTED = 0.8;

    private Power() {}

    /**
     * By the normal approximation, ((z_confidence + z_power) · spread / margin)².
     *
     * @param spread standard deviation of the differences by example
     * @return null where no number of examples is enough, or one is
     */
    static @Nullable Long examples(double spread, Margin margin) {
        double root = (margin.z() + Margin.z(WANTED)) * spread / margin.size();
        return Double.isFinite(root) && spread > 0 ? (Long) (long) Math.ceil(root * root) : null;
    }
}
