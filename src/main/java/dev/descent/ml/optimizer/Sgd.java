package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Stochastic gradient descent. */
public record Sgd(
        ScheduleSpec learningRate,
        Double weightDecay,
        @Inline Regularization regularization) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.01);

    static final About ABOUT = About.of("sgd", "Stochastic gradient descent without memory: a step down the gradient.")
            .formula("w = w - learning_rate * g")
            .category("plain")
            .useWhen("you want the plainest baseline, or no memory for an optimizer's state")
            .avoidWhen("you have not tuned the learning rate: take adam; or the loss is badly scaled: take nesterovs")
            .parameters(LEARNING_RATE, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"sgd\", \"learning_rate\": 0.1}");

    public Sgd {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        weightDecay = Options.WEIGHT_DECAY.of(weightDecay, faults);
        faults.raise();
    }

    @Override
    public int stateVectors() {
        return 0;
    }

    @Override
    public Optimizer build(List<ParameterBlock> blocks) {
        return new FlatOptimizer(this, blocks, Sgd::update);
    }

    private static void update(VectorSpan span, double learningRate, long step) {
        float[] w = span.parameters;
        float[] g = span.gradient;
        float rate = (float) learningRate;
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            w[i] -= rate * g[i];
        }
    }
}
