package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** RMSProp (Hinton, Neural Networks for Machine Learning, lecture 6e, 2012), its mean from zero. */
public record RmsProp(
        ScheduleSpec learningRate,
        Double rho,
        Double epsilon,
        Double weightDecay,
        @Inline Regularization regularization)
        implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.001);
    private static final Parameter<Double> RHO =
            Options.decay("rho", 0.9, "How much of the running mean square a step keeps.");
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-8);

    static final About ABOUT = About.of(
                    "rmsprop", "Steps divided by the root of a running mean of the squared gradient.")
            .formula("v = rho*v + (1-rho)*g^2;  w = w - learning_rate * g / (sqrt(v) + epsilon)")
            .category("adaptive")
            .useWhen("gradients are noisy or drift, as in recurrent networks and reinforcement learning")
            .avoidWhen("in general: adam adds momentum and bias correction to it; its first steps are large "
                    + "(1/sqrt(1-rho) times the rate)")
            .parameters(LEARNING_RATE, RHO, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"rmsprop\", \"learning_rate\": 0.001}");

    public RmsProp {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        rho = RHO.of(rho, faults);
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
        float[] v = span.state(0);
        float rate = (float) learningRate;
        float a = (float) (1 - rho);
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float square = UpdateRule.flushed(v[i] + a * (g[i] * g[i] - v[i]));
            v[i] = square;
            w[i] -= rate * g[i] / ((float) Math.sqrt(square) + least);
        }
    }
}
