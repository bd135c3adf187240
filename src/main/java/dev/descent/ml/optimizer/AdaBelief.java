package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** AdaBelief (Zhuang et al., NeurIPS 2020, arXiv:2010.07468, algorithm 2). */
public record AdaBelief(
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
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-16);

    static final About ABOUT = About.of(
                    "adabelief",
                    "Adam that takes long steps where the gradient is as its running mean foretold, and short ones "
                            + "where it is not.")
            .formula("m as adam;  s = beta2*s + (1-beta2)*(g-m)^2 + epsilon;"
                    + "  w = w - learning_rate * m/(1-beta1^t) / (sqrt(s/(1-beta2^t)) + epsilon)")
            .category("adaptive")
            .useWhen("you want the speed of adam with the generalization of momentum on image classification")
            .avoidWhen(
                    "you cannot tune epsilon: it matters more than in adam (1e-16 is the authors' choice, 1e-8 makes "
                            + "it more like sgd)")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adabelief\", \"learning_rate\": 0.001}");

    public AdaBelief {
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
        float[] s = span.state(1);
        float a = (float) (1 - beta1);
        float b = (float) (1 - beta2);
        float rate = (float) (learningRate / UpdateRule.filled(beta1, step));
        float scale = (float) (1 / Math.sqrt(UpdateRule.filled(beta2, step)));
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float mean = UpdateRule.flushed(m[i] + a * (g[i] - m[i]));
            float surprise = g[i] - mean;
            float spread = UpdateRule.flushed(s[i] + b * (surprise * surprise - s[i]) + least);
            m[i] = mean;
            s[i] = spread;
            w[i] -= rate * mean / (scale * (float) Math.sqrt(spread) + least);
        }
    }
}
