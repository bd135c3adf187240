package dev.descent.ml.network.onednn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * A function of each value.
 *
 * @param byOutput whether its derivative is computed from what it gave, and not from what it got. All such are monotonic.
 */
record Eltwise(dnnl.algorithm forward, dnnl.algorithm backward, float alpha, float beta, boolean byOutput) {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;

    private static final Map<Class<? extends IActivation>, List<Eltwise>> FIXED = Map.ofEntries(
            Map.entry(ActivationIdentity.class, List.of()),
            Map.entry(
                    ActivationTanH.class,
                    List.of(output(dnnl.algorithm.eltwise_tanh, dnnl.algorithm.eltwise_tanh_use_dst_for_bwd, 0, 0))),
            Map.entry(
                    ActivationSigmoid.class,
                    List.of(output(
                            dnnl.algorithm.eltwise_logistic, dnnl.algorithm.eltwise_logistic_use_dst_for_bwd, 0, 0))),
            Map.entry(ActivationReLU6.class, List.of(clip(0, 6))),
            Map.entry(ActivationHardTanH.class, List.of(clip(-1, 1))),
            Map.entry(ActivationSELU.class, List.of(elu(SELU_ALPHA), linear(SELU_SCALE, 0))),
            Map.entry(ActivationSwish.class, List.of(input(dnnl.algorithm.eltwise_swish, 1, 0))),
            Map.entry(ActivationMish.class, List.of(input(dnnl.algorithm.eltwise_mish, 0, 0))),
            Map.entry(ActivationSoftPlus.class, List.of(input(dnnl.algorithm.eltwise_soft_relu, 1, 0))),
            Map.entry(ActivationHardSigmoid.class, List.of(input(dnnl.algorithm.eltwise_hardsigmoid, 0.2f, 0.5f))));

    /** One after the other, what an activation of DL4J's does to each value; empty where it cannot be said in this way. */
    static Optional<List<Eltwise>> of(IActivation activation) {
        if (activation instanceof ActivationReLU relu) {
            return relu.getMax() == null && isZero(relu.getThreshold()) && isZero(relu.getNegativeSlope())
                    ? Optional.of(List.of(relu(0)))
                    : Optional.empty();
        }
        if (activation instanceof ActivationLReLU leaky) {
            return leaky.getAlpha() >= 0 ? Optional.of(List.of(relu(leaky.getAlpha()))) : Optional.empty();
        }
        if (activation instanceof ActivationELU elu) {
            // DL4J takes the gradient of any other as if it were this one
            return elu.getAlpha() == 1 ? Optional.of(List.of(elu(1))) : Optional.empty();
        }
        if (activation instanceof ActivationGELU gelu) {
            return gelu.isPrecise()
                    ? Optional.empty()
                    : Optional.of(List.of(input(dnnl.algorithm.eltwise_swish, 1.702f, 0)));
        }
        return Optional.ofNullable(FIXED.get(activation.getClass()));
    }

    /** a x + b. */
    static Eltwise linear(double a, double b) {
        return input(dnnl.algorithm.eltwise_linear, (float) a, (float) b);
    }

    private static boolean isZero(Double setting) {
        return setting == null || setting == 0;
    }

    private static Eltwise relu(double slope) {
        return output(dnnl.algorithm.eltwise_relu, dnnl.algorithm.eltwise_relu_use_dst_for_bwd, (float) slope, 0);
    }

    private static Eltwise elu(double alpha) {
        return output(dnnl.algorithm.eltwise_elu, dnnl.algorithm.eltwise_elu_use_dst_for_bwd, (float) alpha, 0);
    }

    private static Eltwise clip(float low, float high) {
        return output(dnnl.algorithm.eltwise_clip_v2, dnnl.algorithm.eltwise_clip_v2_use_dst_for_bwd, low, high);
    }

    private static Eltwise output(dnnl.algorithm forward, dnnl.algorithm backward, float alpha, float beta) {
        return new Eltwise(forward, backward, alpha, beta, true);
    }

    private static Eltwise input(dnnl.algorithm function, float alpha, float beta) {
        return new Eltwise(function, function, alpha, beta, false);
    }
}
