package dev.descent.ml.loss;

import dev.descent.ml.spec.Parameter;
import java.util.List;

/**
 * What keeps SSIM finite where images are dark and flat.
 *
 * @param luminance (k1 range)², added to squares of means
 * @param contrast (k2 range)², added to variances
 */
record SsimConstants(double luminance, double contrast) {
    static final Parameter<Double> K1 = Parameter.number("k1")
            .positive()
            .orElse(0.01)
            .says("Share of the range that keeps the comparison of brightness finite.");
    static final Parameter<Double> K2 = Parameter.number("k2")
            .positive()
            .orElse(0.03)
            .says("Share of the range that keeps the comparison of contrast finite.");
    static final Parameter<Double> RANGE = Parameter.number("range")
            .positive()
            .orElse(1.0)
            .says("From the darkest to the brightest value that a label can have.");
    static final List<Parameter<?>> PARAMETERS = List.of(K1, K2, RANGE);

    SsimConstants(double k1, double k2, double range) {
        this(k1 * range * k1 * range, k2 * range * k2 * range);
    }
}
