package dev.descent.ml.network.onednn;

import dev.descent.ml.network.onednn.Kernels.Kernel;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** The primitives of a convolution. */
final class Convolution {
    private static final dnnl.algorithm DIRECT = dnnl.algorithm.convolution_direct;

    /** Channels that a vector register holds. */
    private static final int BLOCK = 16;

    /** Work on blocks that are filled up, over the true work, from which channels side by side are faster. */
    private static final double WASTE = 1.2;

    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final KernelWindow window;
    private final memory.desc weights;
    private final memory.desc bias;
    private final memory.desc output;
    private final boolean channelsLast;
    private memory.desc source;

    Convolution(PassBuilder program, String name, NativeTensor x, long channels, KernelWindow window) {
        this.program = program;
        this.name = name;
        this.x = x;
        this.window = window;
        this.weights = Layouts.any(channels, x.dims[1], window.kernel()[0], window.kernel()[1]);
        this.bias = program.parameters.has(name, "b") ? Layouts.plain(channels) : new memory.desc();
        this.output = Layouts.any(x.dims[0], channels, window.output()[0], window.output()[1]);
        this.channelsLast = x.dims[1] > 1 && isWasteful(x.dims[1], channels) && !x.layout.equals(Layouts.plain(x.dims));
        this.source = channelsLast ? Layouts.channelsLast(x.dims) : x.layout;
    }

    /** By the shape alone and never by measured time, so that each run takes the same kernels. */
    private static boolean isWasteful(long in, long out) {
        return (double) (blocked(in) * blocked(out)) / (in * out) > WASTE;
    }

    private static long blocked(long channels) {
        return (channels + BLOCK - 1) / BLOCK * BLOCK;
    }

    Kernels kernels(@Nullable Eltwise fused) {
        primitive_attr attributes = Activations.fused(fused);
        convolution_forward.primitive_desc forward = forward(program.kind(), attributes);
        if (forward.impl_info_str().getString().contains("ref")) {
            // no kernel takes the input as it lies
            source = Layouts.any(x.dims);
            forward = forward(program.kind(), attributes);
        }
        Kernel compute = new Kernel(program.checked(name, forward), new convolution_forward(forward));
        if (!program.training) {
            return new Kernels(compute, null, null);
        }
        convolution_forward.primitive_desc hint = forward(dnnl.prop_kind.forward_training, new primitive_attr());
        return new Kernels(compute, byWeights(hint), x.learns ? byData(hint) : null);
    }

    private convolution_forward.primitive_desc forward(dnnl.prop_kind kind, primitive_attr attributes) {
        return new convolution_forward.primitive_desc(
                OnednnRuntime.engine(),
                kind,
                DIRECT,
                source,
                weights,
                bias,
                output,
                window.stride(),
                window.dilation(),
                window.before(),
                window.after(),
                attributes,
                false);
    }

    private Kernel byWeights(convolution_forward.primitive_desc hint) {
        convolution_backward_weights.primitive_desc backward = new convolution_backward_weights.primitive_desc(
                OnednnRuntime.engine(),
                DIRECT,
                channelsLast ? source : Layouts.any(x.dims),
                weights,
                bias,
                output,
                window.stride(),
                window.dilation(),
                window.before(),
                window.after(),
                hint,
                new primitive_attr(),
                false);
        return new Kernel(program.checked(name, backward), new convolution_backward_weights(backward));
    }

    private Kernel byData(convolution_forward.primitive_desc hint) {
        convolution_backward_data.primitive_desc backward = new convolution_backward_data.primitive_desc(
                OnednnRuntime.engine(),
                DIRECT,
                source,
                weights,
                output,
                window.stride(),
                window.dilation(),
                window.before(),
                window.after(),
                hint,
                new primitive_attr(),
                false);
        return new Kernel(program.checked(name, backward), new convolution_backward_data(backward));
    }
}
