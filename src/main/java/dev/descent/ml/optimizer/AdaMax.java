package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** AdaMax (Kingma and Ba, ICLR 2015, section 7.1), with an epsilon for parameters that never had a gradient. */
public record AdaMax(
        ScheduleSpec learningRate,
        Double beta1,
        Double beta2,
        Double epsilon,
        Double weightDecay,
        @Inline Regularization regularization)
        implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.002);
    private static final Parameter<Double> BETA1 = Options.beta1();
    private static final Parameter<Double> BETA2 = Options.beta2();
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-8);

    static final About ABOUT = About.of(
                    "adamax", "Adam with the largest recent gradient in place of the root mean square.")
            .formula("m as adam;  u = max(beta2 * u, |g|);" + "  w = w - learning_rate/(1-beta1^t) * m / (u + epsilon)")
            .category("adaptive")
            .useWhen("gradients are sparse or have outliers, as with embeddings: one huge gradient bounds its own step")
            .avoidWhen("in general: adam is better known and mostly as good")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adamax\", \"learning_rate\": 0.002}");

    public AdaMax {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        beta1 = BETA1.of(beta1, faults);
        beta2 = BETA2.of(beta2, faults);
        epsilon = EPSILON.of(epsilon, faults);
        weightDecay = Options.WEIGHT_DECAY.of(weightDecay, faults);
        faults.raise();
    }

    @Override
    public int stateVectors() {
        return 2;
    }

    @Override
    public Optimizer build(List<ParameterBlock> blocks) {
        return new FlatOptimizer(this, blocks, this::update);
    }

    private void update(VectorSpan span, double learningRate, long step) {
        float[] w = span.parameters;
        float[] g = span.gradient;
        float[] m = span.state(0);
        float[] u = span.state(1);
        float a = (float) (1 - beta1);
        float kept = beta2.floatValue();
        float rate = (float) (learningRate / UpdateRule.filled(beta1, step));
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float mean = UpdateRule.flushed(m[i] + a * (g[i] - m[i]));
            float largest = UpdateRule.flushed(Math.max(kept * u[i], Math.abs(g[i])));
            m[i] = mean;
            u[i] = largest;
            w[i] -= rate * mean / (largest + least);
        }
    }
}
