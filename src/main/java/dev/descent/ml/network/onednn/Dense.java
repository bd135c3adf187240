package dev.descent.ml.network.onednn;

import dev.descent.ml.network.onednn.Kernels.Kernel;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** The primitives of a dense layer. DL4J keeps its weights [in, out] column by column, which is [out, in] row by row. */
final class Dense {
    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final memory.desc weights;
    private final memory.desc bias;
    private final memory.desc output;

    Dense(PassBuilder program, String name, NativeTensor x, long outputs) {
        this.program = program;
        this.name = name;
        this.x = x;
        this.weights = Layouts.any(outputs, x.dims[1]);
        this.bias = program.parameters.has(name, "b") ? Layouts.plain(outputs) : new memory.desc();
        this.output = Layouts.plain(x.dims[0], outputs);
    }

    Kernels kernels(@Nullable Eltwise fused) {
        inner_product_forward.primitive_desc forward = forward(program.kind(), Activations.fused(fused));
        Kernel compute = new Kernel(program.checked(name, forward), new inner_product_forward(forward));
        if (!program.training) {
            return new Kernels(compute, null, null);
        }
        inner_product_forward.primitive_desc hint = forward(dnnl.prop_kind.forward_training, new primitive_attr());
        return new Kernels(compute, byWeights(hint), x.learns ? byData(hint) : null);
    }

    private inner_product_forward.primitive_desc forward(dnnl.prop_kind kind, primitive_attr attributes) {
        engine processor = OnednnRuntime.engine();
        return new inner_product_forward.primitive_desc(
                processor, kind, x.layout, weights, bias, output, attributes, false);
    }

    private Kernel byWeights(inner_product_forward.primitive_desc hint) {
        inner_product_backward_weights.primitive_desc backward = new inner_product_backward_weights.primitive_desc(
                OnednnRuntime.engine(), x.layout, weights, bias, output, hint, new primitive_attr(), false);
        return new Kernel(program.checked(name, backward), new inner_product_backward_weights(backward));
    }

    private Kernel byData(inner_product_forward.primitive_desc hint) {
        inner_product_backward_data.primitive_desc backward = new inner_product_backward_data.primitive_desc(
                OnednnRuntime.engine(), x.layout, weights, output, hint, new primitive_attr(), false);
        return new Kernel(program.checked(name, backward), new inner_product_backward_data(backward));
    }
}
