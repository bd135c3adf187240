package dev.descent.ml.model;

import dev.descent.ml.data.InputShape;
import dev.descent.ml.data.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** A multilayer perceptron. */
public record Mlp(List<Integer> hidden) implements ModelSpec {
    static final About ABOUT = About.of("mlp", "A multilayer perceptron: dense layers one after the other.");

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        return List.of();
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        throw new UnsupportedOperationException();
    }
}
