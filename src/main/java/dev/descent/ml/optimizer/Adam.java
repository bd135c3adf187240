package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Adam (Kingma and Ba, ICLR 2015, arXiv:1412.6980). */
public record Adam(
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
                    "adam", "Steps sized for each parameter by running means of its gradient and the square.")
            .formula("m = beta1*m + (1-beta1)*g;  v = beta2*v + (1-beta2)*g^2;"
                    + "  w = w - learning_rate * m/(1-beta1^t) / (sqrt(v/(1-beta2^t)) + epsilon)")
            .category("adaptive")
            .useWhen("you start on a problem: it works at its default rate for most networks")
            .avoidWhen("you want weight decay that acts as such: take adamw; or the last point of accuracy on images:"
                    + " try nesterovs with a falling rate")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adam\", \"learning_rate\": {\"type\": \"cosine\", \"initial\": 0.001, "
                    + "\"iterations\": 2000}}");

    public Adam {
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
        return new FlatOptimizer(this, blocks, new AdamRule(beta1, beta2, epsilon));
    }
}
