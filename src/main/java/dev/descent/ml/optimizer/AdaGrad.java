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

/** AdaGrad (Duchi, Hazan and Singer, JMLR 2011), its sum from zero. */
public record AdaGrad(
        ScheduleSpec learningRate,
        Double epsilon,
        Double weightDecay,
        Double l1,
        Double l2,
        @Nullable Clip clip) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(0.01);
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-8);

    static final About ABOUT = About.of(
                    "adagrad",
                    "Steps divided by the root of the sum of all squared gradients so far, parameter by parameter.")
            .formula("h = h + g^2;  w = w - learning_rate * g / (sqrt(h) + epsilon)")
            .category("adaptive")
            .useWhen("features are sparse, and rare ones should move far when they come; convex problems")
            .avoidWhen(
                    "you train deep networks for long: the sum only grows, and learning comes to a halt; take rmsprop or adam")
            .parameters(LEARNING_RATE, EPSILON, WEIGHT_DECAY, L1, L2, CLIP)
            .example("{\"type\": \"adagrad\", \"learning_rate\": 0.01}");

    public AdaGrad {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        epsilon = EPSILON.of(epsilon, faults);
        weightDecay = WEIGHT_DECAY.of(weightDecay, faults);
        l1 = L1.of(l1, faults);
        l2 = L2.of(l2, faults);
        clip = CLIP.of(clip, faults);
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
