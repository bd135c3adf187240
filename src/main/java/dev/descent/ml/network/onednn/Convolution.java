package dev.descent.ml.network.onednn;

import dev.descent.ml.network.ChannelBlocks;
import dev.descent.ml.network.onednn.Kernels.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** The primitives of a convolution. */
final class Convolution {
    /** Channels that a vector register of AVX2 holds. */
    private static final int AVX2_BLOCK = 8;

    /** Work on blocks that are filled up, over the true work, from which channels side by side are faster. */
    private static final double WASTE = 1.2;

    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final long[] outputs;
    private final boolean channelsLast;
    private ConvolutionShape shape;

    Convolution(PassBuilder program, String name, NativeTensor x, long channels, KernelWindow window) {
        this.program = program;
        this.name = name;
        this.x = x;
        memory.desc weights = Layouts.any(channels, x.dims[1], window.kernel()[0], window.kernel()[1]);
        memory.desc bias = program.parameters.has(name, "b") ? Layouts.plain(channels) : new memory.desc();
        this.outputs = new long[] {x.dims[0], channels, window.output()[0], window.output()[1]};
        this.channelsLast = x.dims[1] > 1 && isWasteful(x.dims[1], channels) && !x.layout.equals(Layouts.plain(x.dims));
        memory.desc source = channelsLast ? Layouts.channelsLast(x.dims) : x.layout;
        this.shape = new ConvolutionShape(source, weights, bias, Layouts.any(outputs), window);
    }

    /** By the shape alone and never by measured time, so that each run takes the same kernels. */
    private static boolean isWasteful(long in, long out) {
        return (double) (ChannelBlocks.filledUp(in) * ChannelBlocks.filledUp(out)) / (in * out) > WASTE;
    }

    Kernels kernels(@Nullable Eltwise fused) {
        primitive_attr attributes = Activations.fused(fused);
        shape = chosen(attributes);
        convolution_forward.primitive_desc forward = shape.forward(program.kind(), attributes);
        Kernel compute = new Kernel(program.checked(name, forward), new convolution_forward(forward));
        if (!program.training) {
            return new Kernels(compute, null, null);
        }
        convolution_forward.primitive_desc hint = shape.hint();
        return new Kernels(compute, byWeights(hint), x.learns ? byData(hint) : null);
    }

    /** The first that a kernel made for convolutions takes, and that keeps to its memory. */
    private ConvolutionShape chosen(primitive_attr attributes) {
        ConvolutionShape any = shape.of(Layouts.any(x.dims));
        List<ConvolutionShape> tried = new ArrayList<>(List.of(shape));
        if (x.dims[1] == 1) {
            // for its weights' gradient a single channel is filled up to a block, unless what comes out has its
            // channels side by side
            tried.add(any.to(Layouts.channelsLast(outputs)));
        }
        tried.add(any);
        return tried.stream()
                .filter(layouts -> isOwn(implementation(layouts, attributes)))
                .findFirst()
                .orElse(isProduct(implementation(shape, attributes)) ? shape : any);
    }

    private String implementation(ConvolutionShape layouts, primitive_attr attributes) {
        return layouts.forward(program.kind(), attributes).impl_info_str().getString();
    }

    private boolean isOwn(String implementation) {
        return !implementation.contains("ref") && !isProduct(implementation) && !overruns(implementation);
    }

    /**
     * Whether the images are copied so that the convolution is a product of matrices: on AVX2 it takes 1.5 to 5 times as long, and
     * leaves a layout for which pooling has no vectors.
     */
    private static boolean isProduct(String implementation) {
        return implementation.contains("gemm");
    }

    /** oneDNN 3.11 gathers what a strided 1×1 convolution reads in whole vectors, and writes behind the end where channels do not fill one. */
    private boolean overruns(String implementation) {
        long[] stride = shape.window().stride();
        boolean strided = stride[0] > 1 || stride[1] > 1;
        return implementation.equals("jit_1x1:avx2") && strided && x.dims[1] % AVX2_BLOCK != 0;
    }

    private Kernel byWeights(convolution_forward.primitive_desc hint) {
        ConvolutionShape read = channelsLast ? shape : shape.of(Layouts.any(x.dims));
        convolution_backward_weights.primitive_desc backward = read.byWeights(hint);
        return new Kernel(program.checked(name, backward), new convolution_backward_weights(backward));
    }

    private Kernel byData(convolution_forward.primitive_desc hint) {
        convolution_backward_data.primitive_desc backward = shape.byData(hint);
        return new Kernel(program.checked(name, backward), new convolution_backward_data(backward));
    }
}
