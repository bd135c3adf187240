package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019, arXiv:1711.05101). */
public record AdamW(
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
    private static final Parameter<Double> DECAY = Parameter.number("weight_decay")
            .atLeast(0)
            .orElse(0.01)
            .says("Each step first takes learning_rate · weight_decay of every weight off it; never of biases, nor of a"
                    + " normalization's scale and shift. Not part of any reported loss.");

    static final About ABOUT = About.of(
                    "adamw", "Adam whose weight decay shrinks the weights themselves, untouched by its scaling.")
            .formula("w = w - learning_rate * weight_decay * w;  then as adam")
            .category("adaptive")
            .useWhen("you want adam to generalize better: large networks, long runs, and whenever you would add weight "
                    + "decay to adam")
            .avoidWhen("you want no decay at all: take adam, which is the same without it")
            .parameters(LEARNING_RATE, BETA1, BETA2, EPSILON, DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adamw\", \"learning_rate\": 0.001, \"weight_decay\": 0.05}");

    public AdamW {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        beta1 = BETA1.of(beta1, faults);
        beta2 = BETA2.of(beta2, faults);
        epsilon = EPSILON.of(epsilon, faults);
        weightDecay = DECAY.of(weightDecay, faults);
        faults.raise();
    }

    @Override
    public boolean decouplesDecay() {
        return true;
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
