package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/** What the three primitives of a convolution are described by. */
record ConvolutionShape(
        memory.desc source, memory.desc weights, memory.desc bias, memory.desc output, KernelWindow window) {
    private static final dnnl.algorithm DIRECT = dnnl.algorithm.convolution_direct;

    /** The same of images in another layout. */
    ConvolutionShape of(memory.desc images) {
        return new ConvolutionShape(images, weights, bias, output, window);
    }

    /** The same with what comes out in another layout. */
    ConvolutionShape to(memory.desc images) {
        return new ConvolutionShape(source, weights, bias, images, window);
    }

    convolution_forward.primitive_desc forward(dnnl.prop_kind kind, primitive_attr attributes) {
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

    /** What both backward primitives are told of the forward one. */
    convolution_forward.primitive_desc hint() {
        return forward(dnnl.prop_kind.forward_training, new primitive_attr());
    }

    convolution_backward_weights.primitive_desc byWeights(convolution_forward.primitive_desc hint) {
        return new convolution_backward_weights.primitive_desc(
                OnednnRuntime.engine(),
                DIRECT,
                source,
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
    }

    convolution_backward_data.primitive_desc byData(convolution_forward.primitive_desc hint) {
        return new convolution_backward_data.primitive_desc(
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
    }
}
