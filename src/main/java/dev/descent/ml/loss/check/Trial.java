package dev.descent.ml.loss.check;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.Loss;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/** A loss evaluated on one batch of given numbers. */
final class Trial {
    private final LossSpec spec;
    private final Target target;
    private final Activation activation;
    private final TrialInput input;
    private final double[] scores;
    private final double[] gradient;
    private final int counted;
    private final Map<String, Double> parts;

    Trial(LossSpec spec, Target target, Activation activation, TrialInput input) {
        this.spec = spec;
        this.target = target;
        this.activation = activation;
        this.input = input;
        scores = new double[input.given().examples()];
        gradient = new double[input.given().values().length];
        LossFunction function = function();
        function.evaluate(input.batch(), scores, gradient);
        parts = function.parts();
        counted = function.counted();
        for (int i = 0; i < gradient.length && counted > 0; i++) {
            gradient[i] /= counted;
        }
    }

    LossFunction function() {
        Loss loss = spec.build(target);
        LossShape shape = LossShape.of(spec, target);
        return input.ofOutputs()
                ? LossFunction.ofOutputs(loss, activation, shape)
                : new LossFunction(loss, activation, shape);
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

    TrialInput input() {
        return input;
    }

    /** The activation of what was given, [examples, positions, outputs]. */
    double[] outputs() {
        double[] outputs = input.given().values().clone();
        int width = input.given().width();
        if (!input.ofOutputs()) {
            activation.apply(outputs, outputs.length / width, width, outputs);
        }
        return outputs;
    }

    /** What the outputs say of each label, [examples, positions, labels]. */
    double[] predicted() {
        double[] predicted = new double[input.labels().values().length];
        spec.readout(target).read(outputs(), predicted.length / target.outputs(), predicted);
        return predicted;
    }

    double[] scores() {
        return scores;
    }

    /** d value / d given. */
    double[] gradient() {
        return gradient;
    }

    /** Examples that have a position that counts. */
    int counted() {
        return counted;
    }

    Map<String, Double> parts() {
        return parts;
    }

    /** The mean over the examples that count, 0 where none does. */
    double value() {
        return counted == 0 ? 0 : Arrays.stream(scores).sum() / counted;
    }

    /** Empty where it cannot be told. */
    OptionalDouble gradientError() {
        return spec.detaches() ? OptionalDouble.empty() : new GradientCheck(this).largestError();
    }
}
