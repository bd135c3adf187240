package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_backward_weights;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * A 3 × 3 convolution of a doubled image, as a transposed one of the small image ({@link UpKernel}); what is joined with the doubled
 * image is convolved as it is, and added by {@link SkipConvolution}.
 */
final class UpConvolution {
    private final PassBuilder program;
    private final String name;
    private final NativeTensor small;
    private final @Nullable NativeTensor beside;
    private final boolean smallFirst;
    private final long[] outputs;
    private final long[] kernelShape;
    private final UpWeights weights;
    private final memory.desc noBias = new memory.desc();

    /**
     * @param small the image that is doubled
     * @param beside the image that is joined with it, or null
     * @param smallFirst whose channels come first
     */
    UpConvolution(
            PassBuilder program,
            String name,
            NativeTensor small,
            @Nullable NativeTensor beside,
            boolean smallFirst,
            long channels) {
        this.program = program;
        this.name = name;
        this.small = small;
        this.beside = beside;
        this.smallFirst = smallFirst;
        this.outputs = new long[] {small.dims[0], channels, small.dims[2] * 2, small.dims[3] * 2};
        this.kernelShape = new long[] {channels, small.dims[1], 4, 4};
        long besides = beside == null ? 0 : beside.dims[1];
        UpKernel sums = new UpKernel(
                (int) channels, (int) small.dims[1], smallFirst ? 0 : (int) besides, (int) (small.dims[1] + besides));
        this.weights = new UpWeights(program, name, sums);
    }

    /** @param activation that is applied, or null */
    NativeTensor add(@Nullable Eltwise activation) {
        memory.desc layout = Layouts.like(small, outputs);
        NativeTensor y = program.tensor(layout, true, outputs);
        memory kernel = program.memory(Layouts.plain(kernelShape));
        weights.spread(kernel);
        boolean alone = beside == null;
        deconvolution_forward.primitive_desc forward = program.checked(
                name, shape(layout).forward(program.kind(), Activations.fused(alone ? activation : null)));
        program.forward.add(program.call(new deconvolution_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, small.values)
                .with(dnnl.DNNL_ARG_WEIGHTS, program.as(kernel, forward.weights_desc(), program.weights))
                .with(dnnl.DNNL_ARG_BIAS, alone ? bias() : null)
                .with(dnnl.DNNL_ARG_DST, y.values));
        SkipConvolution skip = beside == null ? null : skip(beside, y);
        if (skip != null) {
            skip.addTo(y, activation);
        }
        program.later(y, () -> {
            memory gradient = program.gradient(y);
            if (activation != null) {
                new Activations(program).differentiate(name, activation, y, gradient, gradient);
            }
            deconvolution_forward.primitive_desc hint = shape(layout).hint();
            byWeights(hint, gradient, skip);
            byData(hint, gradient, kernel);
        });
        return y;
    }

    private SkipConvolution skip(NativeTensor image, NativeTensor y) {
        long first = smallFirst ? small.dims[1] : 0;
        return new SkipConvolution(program, name, image, Layouts.like(small, image.dims), y.layout, first, outputs[1]);
    }

    private @Nullable memory bias() {
        return program.parameters.value(name, "b", Layouts.plain(outputs[1]));
    }

    /** Where a skip convolution follows, it brings the bias. */
    private memory.desc biasLayout() {
        return beside == null && program.parameters.has(name, "b") ? Layouts.plain(outputs[1]) : noBias;
    }

    /** @param layout of the output or of its gradient */
    private TransposedShape shape(memory.desc layout) {
        return new TransposedShape(small.layout, Layouts.any(kernelShape), biasLayout(), layout);
    }

    private void byWeights(deconvolution_forward.primitive_desc hint, memory gradient, @Nullable SkipConvolution skip) {
        deconvolution_backward_weights.primitive_desc backward =
                program.checked(name, shape(gradient.get_desc()).byWeights(hint));
        memory computed = program.memory(backward.diff_weights_desc());
        program.backward.add(program.call(new deconvolution_backward_weights(backward))
                .with(dnnl.DNNL_ARG_SRC, small.values)
                .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, computed)
                .with(
                        dnnl.DNNL_ARG_DIFF_BIAS,
                        beside == null ? program.gradients.of(name, "b", Layouts.plain(outputs[1])) : null));
        memory plain = program.as(computed, Layouts.plain(kernelShape), program.backward);
        if (skip != null) {
            skip.byWeights(gradient);
        }
        weights.gather(plain);
        if (skip != null) {
            skip.byData(gradient);
        }
    }

    private void byData(deconvolution_forward.primitive_desc hint, memory gradient, memory kernel) {
        if (!small.learns) {
            return;
        }
        deconvolution_backward_data.primitive_desc backward =
                program.checked(name, shape(gradient.get_desc()).byData(hint));
        memory used = program.as(kernel, backward.weights_desc(), program.weights);
        program.contribute(
                small,
                backward.diff_src_desc(),
                to -> program.backward.add(program.call(new deconvolution_backward_data(backward))
                        .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
                        .with(dnnl.DNNL_ARG_WEIGHTS, used)
                        .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
    }
}
