package dev.descent.ml.network.onednn;

import dev.descent.ml.network.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.jspecify.annotations.Nullable;

/** A network of dense layers, one after the other, that is computed by {@link DenseLoops} in batches for which that is faster. */
final class DenseChain {
    /** Products of a pass forward up to which loops are faster than calls, each of which takes a microsecond or more however little it computes. */
    private static final int MOST_PRODUCTS = 8_192;

    private final List<DenseLoops> layers;

    private DenseChain(List<DenseLayerAt> found, ParameterMemory parameters) {
        layers = found.stream().map(layer -> layer.loops(parameters)).toList();
    }

    /** A layer by its vertex. */
    private record DenseLayerAt(String name, FeedForwardLayer layer, float slope) {
        DenseLoops loops(ParameterMemory parameters) {
            return new DenseLoops(
                    Math.toIntExact(layer.getNIn()),
                    Math.toIntExact(layer.getNOut()),
                    parameters.block(name, "W").offset(),
                    parameters.has(name, "b") ? parameters.block(name, "b").offset() : -1,
                    slope);
        }
    }

    /** Null where the network has anything else in it, or an activation that bends elsewhere than at 0. */
    static @Nullable DenseChain of(Vertices vertices, NetworkPlan plan, ParameterMemory parameters) {
        List<DenseLayerAt> found = new ArrayList<>();
        String name = plan.takes().size() == plan.takes().dimensions().get(0) ? vertices.input() : null;
        while (name != null && !name.equals(vertices.output())) {
            name = vertices.onlyUser(name);
            DenseLayerAt layer = name == null ? null : layer(name, vertices.layer(name));
            if (layer == null) {
                return null;
            }
            found.add(layer);
        }
        return name == null ? null : new DenseChain(found, parameters);
    }

    private static @Nullable DenseLayerAt layer(String name, @Nullable Layer layer) {
        if (layer instanceof OutputLayer output) {
            return new DenseLayerAt(name, output, 1);
        }
        if (layer == null || layer.getClass() != DenseLayer.class) {
            return null;
        }
        DenseLayer dense = (DenseLayer) layer;
        List<Eltwise> functions = Eltwise.of(dense.getActivationFn()).orElseThrow();
        if (functions.isEmpty()) {
            return new DenseLayerAt(name, dense, 1);
        }
        Eltwise only = functions.get(0);
        return functions.size() == 1 && only.forward() == dnnl.algorithm.eltwise_relu
                ? new DenseLayerAt(name, dense, only.alpha())
                : null;
    }

    /** Whether loops are faster than calls, by the sizes alone: what computes decides the last bits. */
    boolean isFaster(int examples) {
        long products = layers.stream()
                .mapToLong(layer -> (long) layer.inputs() * layer.outputs())
                .sum();
        return examples * products <= MOST_PRODUCTS;
    }

    /** Adds all steps to the program, and gives the pass that runs them. */
    Pass compile(PassBuilder program) {
        float[][] values = new float[layers.size() + 1][];
        float[][] gradients = new float[layers.size() + 1][];
        values[0] = new float[program.examples * layers.get(0).inputs()];
        for (int i = 1; i < values.length; i++) {
            values[i] = new float[program.examples * layers.get(i - 1).outputs()];
            gradients[i] = new float[program.training ? values[i].length : 0];
        }
        FloatBuffer ofValues = program.parameters.values;
        float[] parameters = new float[ofValues.capacity()];
        program.forward.add(() -> {
            ofValues.get(0, parameters);
            forward(parameters, values, program.examples);
        });
        float[] last = Objects.requireNonNull(values[layers.size()]);
        FloatBuffer logits = FloatBuffer.wrap(last);
        if (!program.training) {
            return new Pass(program, FloatBuffer.wrap(values[0]), logits, null);
        }
        FloatBuffer ofGradients = program.parameters.gradients;
        float[] gradient = new float[ofGradients.capacity()];
        program.backward.add(() -> {
            backward(parameters, values, gradients, gradient, program.examples);
            ofGradients.put(0, gradient);
        });
        return new Pass(program, FloatBuffer.wrap(values[0]), logits, FloatBuffer.wrap(gradients[layers.size()]));
    }

    private void forward(float[] parameters, float[][] values, int examples) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(parameters, values[i], values[i + 1], examples);
        }
    }

    private void backward(
            float[] parameters, float[][] values, float[][] gradients, float[] gradient, int examples) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            DenseLoops layer = layers.get(i);
            layer.differentiate(values[i + 1], gradients[i + 1], examples);
            layer.byParameters(values[i], gradients[i + 1], gradient, examples);
            if (i > 0) {
                layer.byInputs(parameters, gradients[i + 1], gradients[i], examples);
            }
        }
    }
}
