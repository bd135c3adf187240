package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Nadam (Dozat, ICLR workshop 2016, algorithm 2, with a constant momentum). */
public record Nadam(
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

    static final About ABOUT = About.of("nadam", "Adam that looks ahead as Nesterov's momentum does.")
            .formula("m, v as adam;  w = w - learning_rate * (beta1*m/(1-beta1^(t+1)) + (1-beta1)*g/(1-beta1^t)) / "
                    + "(sqrt(v/(1-beta2^t)) + epsilon)")
            .category("adaptive")
            .useWhen("adam works and you want it a little faster in the first epochs")
            .avoidWhen(
                    "gradients are very noisy (small batches): the step follows the newest one more closely than adam "
                            + "does")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"nadam\", \"learning_rate\": 0.002}");

    public Nadam {
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
        float[] v = span.state(1);
        float a = (float) (1 - beta1);
        float b = (float) (1 - beta2);
        float ofMean = (float) (learningRate * beta1 / UpdateRule.filled(beta1, step + 1));
        float ofGradient = (float) (learningRate * (1 - beta1) / UpdateRule.filled(beta1, step));
        float scale = (float) (1 / Math.sqrt(UpdateRule.filled(beta2, step)));
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float mean = UpdateRule.flushed(m[i] + a * (g[i] - m[i]));
            float square = UpdateRule.flushed(v[i] + b * (g[i] * g[i] - v[i]));
            m[i] = mean;
            v[i] = square;
            w[i] -= (ofMean * mean + ofGradient * g[i]) / (scale * (float) Math.sqrt(square) + least);
        }
    }
}
