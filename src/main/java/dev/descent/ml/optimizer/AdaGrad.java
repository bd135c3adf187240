package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** AdaGrad (Duchi, Hazan and Singer, JMLR 2011), its sum from zero. */
public record AdaGrad(
        ScheduleSpec learningRate,
        Double epsilon,
        Double weightDecay,
        @Inline Regularization regularization) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.01);
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-8);

    static final About ABOUT = About.of(
                    "adagrad",
                    "Steps divided by the root of the sum of all squared gradients so far, parameter by parameter.")
            .formula("h = h + g^2;  w = w - learning_rate * g / (sqrt(h) + epsilon)")
            .category("adaptive")
            .useWhen("features are sparse, and rare ones should move far when they come; convex problems")
            .avoidWhen(
                    "you train deep networks for long: the sum only grows, and learning comes to a halt; take rmsprop "
                            + "or adam")
            .parameters(LEARNING_RATE, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adagrad\", \"learning_rate\": 0.01}");

    public AdaGrad {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        epsilon = EPSILON.of(epsilon, faults);
        weightDecay = Options.WEIGHT_DECAY.of(weightDecay, faults);
        faults.raise();
    }

    @Override
    public int stateVectors() {
        return 1;
    }

    @Override
    public Optimizer build(List<ParameterBlock> blocks) {
        return new FlatOptimizer(this, blocks, this::update);
    }

    private void update(VectorSpan span, double learningRate, long step) {
        float[] w = span.parameters;
        float[] g = span.gradient;
        float[] h = span.state(0);
        float rate = (float) learningRate;
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float sum = h[i] + g[i] * g[i];
            h[i] = sum;
            w[i] -= rate * g[i] / ((float) Math.sqrt(sum) + least);
        }
    }
}
