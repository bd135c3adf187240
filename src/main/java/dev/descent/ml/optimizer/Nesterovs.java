package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/**
 * Momentum that looks ahead (Nesterov 1983; Sutskever et al. 2013, in the form whose
 * gradient is taken at the parameters themselves).
 */
public record Nesterovs(
        ScheduleSpec learningRate,
        Double momentum,
        Double weightDecay,
        @Inline Regularization regularization) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.01);
    private static final Parameter<Double> MOMENTUM =
            Options.decay("momentum", 0.9, "How much of its velocity a step keeps; 0 is plain sgd.");

    static final About ABOUT = About.of(
                    "nesterovs",
                    "Gradient descent with Nesterov's momentum, its velocity in units of the step as in Keras: after "
                            + "a change of the rate, PyTorch's SGD counts old gradients at the new rate, and this "
                            + "one at their own.")
            .aliases("momentum")
            .formula("v = momentum * v - learning_rate * g;  w = w + momentum * v - learning_rate * g")
            .category("momentum")
            .useWhen(
                    "you train a convolutional network to its best accuracy, with a tuned rate that falls over the run")
            .avoidWhen("gradients of different layers differ by orders of magnitude, or you cannot tune: take adam")
            .parameters(LEARNING_RATE, MOMENTUM, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"nesterovs\", \"learning_rate\": {\"type\": \"cosine\", \"initial\": 0.05},"
                    + " \"weight_decay\": 0.0005}");

    public Nesterovs {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        momentum = MOMENTUM.of(momentum, faults);
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
        float kept = momentum.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float down = rate * g[i];
            float velocity = UpdateRule.flushed(kept * v[i] - down);
            v[i] = velocity;
            w[i] += kept * velocity - down;
        }
    }
}
