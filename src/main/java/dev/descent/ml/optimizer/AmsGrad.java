package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** AMSGrad (Reddi, Kale and Kumar, ICLR 2018) with the bias corrections of Adam, as frameworks have it. */
public record AmsGrad(
        ScheduleSpec learningRate,
        Double beta1,
        Double beta2,
        Double epsilon,
        Double weightDecay,
        @Inline Regularization regularization)
        implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.001);
    private static final Parameter<Double> BETA1 = Options.beta1();
    private static final Parameter<Double> BETA2 = Options.beta2();
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-8);

    static final About ABOUT = About.of(
                    "amsgrad",
                    "Adam that never forgets the largest mean square it has seen, so that steps cannot grow back.")
            .formula("m, v as adam;  u = max(u, v);"
                    + "  w = w - learning_rate * m/(1-beta1^t) / (sqrt(u/(1-beta2^t)) + epsilon)")
            .category("adaptive")
            .useWhen("adam is unstable late in training, or rare large gradients matter")
            .avoidWhen("gradients are much larger early than later: its steps stay small from then on; and it keeps "
                    + "three floats per parameter")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"amsgrad\", \"learning_rate\": 0.001}");

    public AmsGrad {
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
        return 3;
    }

    @Override
    public Optimizer build(List<ParameterBlock> blocks) {
        return new FlatOptimizer(this, blocks, this::update);
    }

    private void update(VectorSpan span, double learningRate, long step) {
        float[] w = span.parameters;
        float[] g = span.gradient;
        float[] m = span.state(0);
        float[] v = span.state(1);
        float[] largest = span.state(2);
        float a = (float) (1 - beta1);
        float b = (float) (1 - beta2);
        float rate = (float) (learningRate / UpdateRule.filled(beta1, step));
        float scale = (float) (1 / Math.sqrt(UpdateRule.filled(beta2, step)));
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float mean = UpdateRule.flushed(m[i] + a * (g[i] - m[i]));
            float square = UpdateRule.flushed(v[i] + b * (g[i] * g[i] - v[i]));
            float most = Math.max(largest[i], square);
            m[i] = mean;
            v[i] = square;
            largest[i] = most;
            w[i] -= rate * mean / (scale * (float) Math.sqrt(most) + least);
        }
    }
}
