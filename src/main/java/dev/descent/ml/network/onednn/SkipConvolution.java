package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.jspecify.annotations.Nullable;

/** The part of a 3 × 3 convolution that belongs to some of its input's channels, added to what the other part gave. */
final class SkipConvolution {
    private static final int[] KERNEL = {3, 3};
    private static final int[] ONE = {1, 1};

    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final memory.desc slice;
    private final memory.desc bias;
    private final ConvolutionShape shape;
    private final memory values;

    /**
     * @param source the layout in which the image is convolved
     * @param output the layout of what is added to
     * @param first of its channels among all that the convolution has
     * @param channels that come out
     */
    SkipConvolution(
            PassBuilder program,
            String name,
            NativeTensor x,
            memory.desc source,
            memory.desc output,
            long first,
            long channels) {
        this.program = program;
        this.name = name;
        this.x = x;
        long[] own = {channels, x.dims[1], 3, 3};
        long all = program.parameters.block(name, "W").length() / (channels * 9);
        this.slice = Layouts.plain(channels, all, 3, 3).submemory_desc(own, new long[] {0, first, 0, 0});
        this.bias = program.parameters.has(name, "b") ? Layouts.plain(channels) : new memory.desc();
        KernelWindow window = KernelWindow.of(x.dims, KERNEL, ONE, ONE, ONE, ConvolutionMode.Same);
        this.shape = new ConvolutionShape(source, Layouts.any(own), bias, output, window);
        this.values = program.as(x.values, source, program.forward);
    }

    void addTo(NativeTensor y, @Nullable Eltwise activation) {
        post_ops after = new post_ops();
        after.append_sum(1f, 0, memory.data_type.undef);
        if (activation != null) {
            Activations.append(activation, after);
        }
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(after);
        convolution_forward.primitive_desc forward = program.checked(name, shape.forward(program.kind(), attributes));
        memory used = program.as(program.parameters.weights(name, slice), forward.weights_desc(), program.weights);
        program.forward.add(program.call(new convolution_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, values)
                .with(dnnl.DNNL_ARG_WEIGHTS, used)
                .with(dnnl.DNNL_ARG_BIAS, program.parameters.value(name, "b", bias))
                .with(dnnl.DNNL_ARG_DST, y.values));
    }

    void byWeights(memory gradient) {
        convolution_backward_weights.primitive_desc backward = program.checked(name, shape.byWeights(shape.hint()));
        memory computed = program.memory(backward.diff_weights_desc());
        program.backward.add(program.call(new convolution_backward_weights(backward))
                .with(dnnl.DNNL_ARG_SRC, values)
                .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, computed)
                .with(dnnl.DNNL_ARG_DIFF_BIAS, program.gradients.of(name, "b", bias)));
        program.backward.add(program.copy(computed, program.gradients.ofWeights(name, slice)));
    }

    void byData(memory gradient) {
        if (!x.learns) {
            return;
        }
        convolution_backward_data.primitive_desc backward = program.checked(name, shape.byData(shape.hint()));
        memory used = program.as(program.parameters.weights(name, slice), backward.weights_desc(), program.weights);
        program.contribute(
                x,
                backward.diff_src_desc(),
                to -> program.backward.add(program.call(new convolution_backward_data(backward))
                        .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
                        .with(dnnl.DNNL_ARG_WEIGHTS, used)
                        .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
    }
}
