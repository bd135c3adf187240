package dev.descent.ml.network.onednn;

import java.nio.FloatBuffer;
import java.util.List;

/** A pass through dense layers, each computed by loops over arrays: their values and gradients, those of the input first. */
final class LoopedLayers {
    private final List<DenseLoops> layers;
    private final PassBuilder program;
    private final int last;
    private final float[] parameters;
    private final float[] gradient;
    private final float[][] values;
    private final float[][] gradients;

    LoopedLayers(List<DenseLoops> layers, PassBuilder program) {
        this.layers = layers;
        this.program = program;
        last = layers.size();
        parameters = new float[program.parameters.values.capacity()];
        gradient = new float[program.training ? parameters.length : 0];
        values = new float[last + 1][];
        gradients = new float[last + 1][];
        values[0] = new float[program.examples * layers.get(0).inputs()];
        for (int i = 1; i <= last; i++) {
            values[i] = new float[program.examples * layers.get(i - 1).outputs()];
            gradients[i] = new float[program.training ? values[i].length : 0];
        }
    }

    /** Adds the steps to the program. */
    Pass pass() {
        FloatBuffer features = FloatBuffer.wrap(values[0]);
        FloatBuffer logits = FloatBuffer.wrap(values[last]);
        program.forward.add(this::forward);
        if (!program.training) {
            return new Pass(program, features, logits, null);
        }
        program.backward.add(this::backward);
        return new Pass(program, features, logits, FloatBuffer.wrap(gradients[last]));
    }

    private void forward() {
        program.parameters.values.get(0, parameters);
        for (int i = 0; i < last; i++) {
            layers.get(i).forward(parameters, values[i], values[i + 1], program.examples);
        }
    }

    private void backward() {
        for (int i = last - 1; i >= 0; i--) {
            DenseLoops layer = layers.get(i);
            layer.differentiate(values[i + 1], gradients[i + 1], program.examples);
            layer.byParameters(values[i], gradients[i + 1], gradient, program.examples);
            if (i > 0) {
                layer.byInputs(parameters, gradients[i + 1], gradients[i], program.examples);
            }
        }
        program.parameters.gradients.values.put(0, gradient);
    }
}
