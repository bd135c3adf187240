package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** AdaDelta (Zeiler 2012, arXiv:1212.5701), times a learning rate, which is 1 in the paper. */
public record AdaDelta(
        ScheduleSpec learningRate,
        Double rho,
        Double epsilon,
        Double weightDecay,
        @Inline Regularization regularization)
        implements OptimizerSpec {
    private static final Parameter<ScheduleSpec> LEARNING_RATE = Options.learningRate(1.0);
    private static final Parameter<Double> RHO =
            Options.decay("rho", 0.95, "How much of the running mean squares a step keeps.");
    private static final Parameter<Double> EPSILON = Options.epsilon(1e-6);

    static final About ABOUT = About.of(
                    "adadelta",
                    "Steps in the unit of the parameters themselves, from running mean squares of gradients and of "
                            + "earlier steps.")
            .formula("v = rho*v + (1-rho)*g^2;  d = sqrt(x + epsilon) / sqrt(v + epsilon) * g;"
                    + "  x = rho*x + (1-rho)*d^2;  w = w - learning_rate * d")
            .category("adaptive")
            .useWhen("you cannot choose a learning rate at all: leave it at 1")
            .avoidWhen("speed matters: it starts slowly, with steps of about sqrt(epsilon)")
            .parameters(LEARNING_RATE, RHO, EPSILON, Options.WEIGHT_DECAY)
            .parameters(Regularization.PARAMETERS)
            .example("{\"type\": \"adadelta\", \"rho\": 0.9}");

    public AdaDelta {
        Faults faults = new Faults();
        learningRate = LEARNING_RATE.of(learningRate, faults);
        rho = RHO.of(rho, faults);
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
        float[] v = span.state(0);
        float[] x = span.state(1);
        float rate = (float) learningRate;
        float a = (float) (1 - rho);
        float least = epsilon.floatValue();
        int to = span.to;
        for (int i = span.from; i < to; i++) {
            float moves = x[i];
            float square = UpdateRule.flushed(v[i] + a * (g[i] * g[i] - v[i]));
            float move = (float) Math.sqrt((moves + least) / (square + least)) * g[i];
            v[i] = square;
            x[i] = UpdateRule.flushed(moves + a * (move * move - moves));
            w[i] -= rate * move;
        }
    }
}
