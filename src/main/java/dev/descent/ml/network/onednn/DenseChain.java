package dev.descent.ml.network.onednn;

import dev.descent.ml.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** A network of dense layers, one after the other, that is computed by {@link DenseLoops} in batches for which that is faster. */
final class DenseChain {
    /** Products of a pass forward up to which loops are faster than calls, each of which takes a microsecond or more however little it computes. */
    private static final int MOST_PRODUCTS = 8_192;

    private final List<ChainedLayer> layers;

    private DenseChain(List<ChainedLayer> layers) {
        this.layers = layers;
    }

    /** A layer by its vertex. */
    private record ChainedLayer(String name, FeedForwardLayer layer, float slope) {
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
    static @Nullable DenseChain of(Vertices vertices, NetworkPlan plan) {
        List<ChainedLayer> found = new ArrayList<>();
        String name = plan.takes().size() == plan.takes().dimensions().get(0) ? vertices.input() : null;
        while (name != null && !name.equals(vertices.output())) {
            name = vertices.onlyUser(name);
            ChainedLayer layer = name == null ? null : layer(name, vertices.layer(name));
            if (layer == null) {
                return null;
            }
            found.add(layer);
        }
        return name == null ? null : new DenseChain(found);
    }

    private static @Nullable ChainedLayer layer(String name, @Nullable Layer layer) {
        if (layer instanceof OutputLayer output) {
            return new ChainedLayer(name, output, 1);
        }
        if (layer == null || layer.getClass() != DenseLayer.class) {
            return null;
        }
        DenseLayer dense = (DenseLayer) layer;
        Float slope = slope(dense.getActivationFn());
        return slope == null ? null : new ChainedLayer(name, dense, slope);
    }

    /** Of the activation below 0, null where it is not straight there or above. */
    private static @Nullable Float slope(IActivation activation) {
        Eltwise only = Activations.fusible(activation);
        if (only != null && only.forward() == dnnl.algorithm.eltwise_relu) {
            return only.alpha();
        }
        return activation instanceof ActivationIdentity ? 1f : null;
    }

    /** Whether loops are faster than calls, by the sizes alone: what computes decides the last bits. */
    boolean isFaster(int examples) {
        long products = layers.stream()
                .mapToLong(at -> at.layer().getNIn() * at.layer().getNOut())
                .sum();
        return examples * products <= MOST_PRODUCTS;
    }

    /** Adds all steps to the program, and gives the pass that runs them. */
    Pass compile(PassBuilder program) {
        return new LoopedLayers(
                        layers.stream()
                                .map(layer -> layer.loops(program.parameters))
                                .toList(),
                        program)
                .pass();
    }
}
