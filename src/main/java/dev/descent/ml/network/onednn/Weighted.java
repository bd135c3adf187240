package dev.descent.ml.network.onednn;

import dev.descent.ml.network.onednn.Kernels.Kernel;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** A layer with weights: its parameters are brought into the kernels' layouts, and their gradients back. */
final class Weighted {
    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final Kernels kernels;
    private final memory.desc plainWeights;
    private final memory.desc plainBias;
    private final memory weights;

    /** @param shape of the weights, [out, in] or [out, in, height, width] */
    Weighted(PassBuilder program, String name, NativeTensor x, Kernels kernels, long... shape) {
        this.program = program;
        this.name = name;
        this.x = x;
        this.kernels = kernels;
        this.plainWeights = Layouts.plain(shape);
        this.plainBias = Layouts.plain(shape[0]);
        this.weights = program.parameters.weights(name, plainWeights);
    }

    /**
     * Adds the layer.
     *
     * @param fused the activation that the kernel applies, or null
     * @param differentiated whether its derivative is applied here, and not by the pooling behind
     */
    NativeTensor add(@Nullable Eltwise fused, boolean differentiated, long... outputs) {
        Kernel forward = kernels.forward();
        memory used = program.as(weights, forward.description().weights_desc(), program.weights);
        memory source = program.as(x.values, forward.description().src_desc(), program.forward);
        NativeTensor y = program.tensor(forward.description().dst_desc(), true, outputs);
        if (!differentiated) {
            y.undifferentiated = fused;
        }
        program.forward.add(program.call(forward.operation())
                .with(dnnl.DNNL_ARG_SRC, source)
                .with(dnnl.DNNL_ARG_WEIGHTS, used)
                .with(dnnl.DNNL_ARG_BIAS, program.parameters.value(name, "b", plainBias))
                .with(dnnl.DNNL_ARG_DST, y.values));
        program.later(y, () -> {
            memory gradient = program.gradient(y);
            if (fused != null && differentiated) {
                new Activations(program).differentiate(name, fused, y, gradient, gradient);
            }
            byWeights(source, gradient);
            byData(used, gradient);
        });
        return y;
    }

    private void byWeights(memory source, memory gradient) {
        Kernel backward = Objects.requireNonNull(kernels.weights());
        memory.desc wanted = backward.description().src_desc();
        memory input = source.get_desc().equals(wanted) ? source : program.as(x.values, wanted, program.backward);
        memory output = program.as(gradient, backward.description().diff_dst_desc(), program.backward);
        memory plain = program.gradients.ofWeights(name, plainWeights);
        memory.desc layout = backward.description().diff_weights_desc();
        boolean straight = layout.equals(plainWeights);
        memory computed = straight ? plain : program.memory(layout);
        program.backward.add(program.call(backward.operation())
                .with(dnnl.DNNL_ARG_SRC, input)
                .with(dnnl.DNNL_ARG_DIFF_DST, output)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, computed)
                .with(dnnl.DNNL_ARG_DIFF_BIAS, program.gradients.of(name, "b", plainBias)));
        if (!straight) {
            program.backward.add(program.copy(computed, plain));
        }
    }

    private void byData(memory used, memory gradient) {
        Kernel backward = kernels.data();
        if (backward == null) {
            return;
        }
        memory output = program.as(gradient, backward.description().diff_dst_desc(), program.backward);
        memory.desc wanted = backward.description().weights_desc();
        memory backwardWeights = used.get_desc().equals(wanted) ? used : program.as(weights, wanted, program.weights);
        program.contribute(
                x,
                backward.description().diff_src_desc(),
                to -> program.backward.add(program.call(backward.operation())
                        .with(dnnl.DNNL_ARG_DIFF_DST, output)
                        .with(dnnl.DNNL_ARG_WEIGHTS, backwardWeights)
                        .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
    }
}
