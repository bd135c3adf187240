package dev.descent.ml.loss;

import dev.descent.ml.data.Target;
import java.util.Arrays;
import java.util.Map;

/** A loss evaluated on one batch of given numbers. */
final class Trial {
    private final LossSpec spec;
    private final Target target;
    private final Activation activation;
    private final boolean ofOutputs;
    private final Tensor labels;
    private final Tensor given;
    private final double[] scores;
    private final double[] gradient;
    private final Map<String, Double> parts;

    /** @param ofOutputs whether the given numbers are outputs of the activation, and not logits */
    Trial(LossSpec spec, Target target, Activation activation, boolean ofOutputs, Tensor labels, Tensor given) {
        this.spec = spec;
        this.target = target;
        this.activation = activation;
        this.ofOutputs = ofOutputs;
        this.labels = labels;
        this.given = given;
        scores = new double[given.examples()];
        gradient = new double[given.values().length];
        LossFunction function = function();
        function.evaluate(new LossInput(scores.length, labels.values(), given.values()), scores, gradient);
        parts = function.parts();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= scores.length;
        }
    }

    LossFunction function() {
        Loss loss = spec.build(target);
        return ofOutputs
                ? LossFunction.ofOutputs(loss, activation, target.positions(), target.outputs())
                : new LossFunction(loss, activation, target.positions(), target.outputs());
    }

    LossSpec spec() {
        return spec;
    }

    Target target() {
        return target;
    }

    Activation activation() {
        return activation;
    }

    Tensor labels() {
        return labels;
    }

    Tensor given() {
        return given;
    }

    /** The activation of what was given, [examples, positions, width]. */
    double[] outputs() {
        double[] outputs = given.values().clone();
        if (!ofOutputs) {
            activation.apply(given.values(), outputs.length / target.outputs(), target.outputs(), outputs);
        }
        return outputs;
    }

    double[] scores() {
        return scores;
    }

    /** d value / d given. */
    double[] gradient() {
        return gradient;
    }

    Map<String, Double> parts() {
        return parts;
    }

    double value() {
        return Arrays.stream(scores).sum() / scores.length;
    }

    double gradientError() {
        return new GradientCheck(this).largestError();
    }
}
