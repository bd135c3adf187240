package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_backward_weights;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * What the three primitives of a transposed convolution are described by, which doubles an image's sides. oneDNN's classes for it have no
 * type in common with those of {@link ConvolutionShape}.
 */
record TransposedShape(memory.desc source, memory.desc weights, memory.desc bias, memory.desc output) {
    private static final dnnl.algorithm DIRECT = dnnl.algorithm.deconvolution_direct;
    private static final long[] STRIDE = {2, 2};
    private static final long[] DILATION = {0, 0};
    private static final long[] PADDING = {1, 1};

    deconvolution_forward.primitive_desc forward(dnnl.prop_kind kind, primitive_attr attributes) {
        return new deconvolution_forward.primitive_desc(
                OnednnRuntime.engine(),
                kind,
                DIRECT,
                source,
                weights,
                bias,
                output,
                STRIDE,
                DILATION,
                PADDING,
                PADDING,
                attributes,
                false);
    }

    /** What both backward primitives are told of the forward one. */
    deconvolution_forward.primitive_desc hint() {
        return forward(dnnl.prop_kind.forward_training, new primitive_attr());
    }

    deconvolution_backward_weights.primitive_desc byWeights(deconvolution_forward.primitive_desc hint) {
        return new deconvolution_backward_weights.primitive_desc(
                OnednnRuntime.engine(),
                DIRECT,
                source,
                weights,
                bias,
                output,
                STRIDE,
                DILATION,
                PADDING,
                PADDING,
                hint,
                new primitive_attr(),
                false);
    }

    deconvolution_backward_data.primitive_desc byData(deconvolution_forward.primitive_desc hint) {
        return new deconvolution_backward_data.primitive_desc(
                OnednnRuntime.engine(),
                DIRECT,
                source,
                weights,
                output,
                STRIDE,
                DILATION,
                PADDING,
                PADDING,
                hint,
                new primitive_attr(),
                false);
    }
}
