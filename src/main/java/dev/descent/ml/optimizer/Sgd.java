package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.Constant;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Stochastic gradient descent: w ← w − rate · g. */
public record Sgd(ScheduleSpec learningRate) implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Parameter.<ScheduleSpec>of("learning_rate", "schedule")
            .orElse(new Constant(0.01))
            .says("The learning rate: a number, or a schedule.");

    static final About ABOUT = About.of("sgd", "Stochastic gradient descent without memory.")
            .formula("w = w - learning_rate * g")
            .category("optimizer")
            .useWhen("you want the plainest baseline")
            .avoidWhen("you have not tuned the learning rate: take adam")
            .parameters(LEARNING_RATE);

    public Sgd {
        learningRate = LEARNING_RATE.of(learningRate);
    }

    @Override
    public Optimizer build(List<ParameterBlock> blocks) {
        return new Rule();
    }

    private static final class Rule implements Optimizer {
        @Override
        public void step(float[] parameters, float[] gradient, double learningRate, long step) {
            float rate = (float) learningRate;
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= rate * gradient[i];
            }
        }

        @Override
        public float[] state() {
            return new float[0];
        }
    }
}
