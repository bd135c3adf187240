package dev.descent.ml.optimizer;

import static dev.descent.ml.optimizer.Options.CLIP;
import static dev.descent.ml.optimizer.Options.L1;
import static dev.descent.ml.optimizer.Options.L2;
import static dev.descent.ml.optimizer.Options.WEIGHT_DECAY;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stochastic gradient descent. */
public record Sgd(
        ScheduleSpec learningRate,
        Double weightDecay,
        Double l1,
        Double l2,
        @Nullable Clip clip) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.01);

    static final About ABOUT = About.of("sgd", "Stochastic gradient descent without memory: a step down the gradient.")
            .formula("w = w - learning_rate * g")
            .category("plain")
            .useWhen("you want the plainest baseline, or no memory for an optimizer's state")
            .avoidWhen("you have not tuned the learning rate: take adam; or the loss is badly scaled: take nesterovs")
            .parameters(LEARNING_RATE, WEIGHT_DECAY, L1, L2, CLIP)
            .example("{\"type\": \"sgd\", \"learning_rate\": 0.1}");

    public Sgd {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        weightDecay = WEIGHT_DECAY.of(weightDecay, faults);
        l1 = L1.of(l1, faults);
        l2 = L2.of(l2, faults);
        clip = CLIP.of(clip, faults);
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
