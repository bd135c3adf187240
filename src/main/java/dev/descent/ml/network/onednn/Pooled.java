package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;

/** The largest or the mean of each window; padding is no part of a mean. */
final class Pooled {
    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;
    private final KernelWindow window;
    private final boolean largest;

    Pooled(PassBuilder program, String name, NativeTensor x, KernelWindow window, boolean largest) {
        this.program = program;
        this.name = name;
        this.x = x;
        this.window = window;
        this.largest = largest;
    }

    private dnnl.algorithm algorithm() {
        return largest ? dnnl.algorithm.pooling_max : dnnl.algorithm.pooling_avg_exclude_padding;
    }

    NativeTensor add() {
        long[] outputs = {x.dims[0], x.dims[1], window.output()[0], window.output()[1]};
        pooling_forward.primitive_desc forward = program.checked(
                name,
                new pooling_forward.primitive_desc(
                        OnednnRuntime.engine(),
                        program.kind(),
                        algorithm(),
                        x.layout,
                        Layouts.any(outputs),
                        window.stride(),
                        window.kernel(),
                        window.dilation(),
                        window.before(),
                        window.after(),
                        new primitive_attr(),
                        false));
        NativeTensor y = program.tensor(forward.dst_desc(), x.learns, outputs);
        memory places = program.training && largest ? program.memory(forward.workspace_desc()) : null;
        program.forward.add(program.call(new pooling_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_DST, y.values)
                .with(dnnl.DNNL_ARG_WORKSPACE, places));
        program.later(y, () -> backward(forward, y, places));
        return y;
    }

    private void backward(pooling_forward.primitive_desc forward, NativeTensor y, @Nullable memory places) {
        pooling_backward.primitive_desc backward = program.checked(
                name,
                new pooling_backward.primitive_desc(
                        OnednnRuntime.engine(),
                        algorithm(),
                        x.layout,
                        y.layout,
                        window.stride(),
                        window.kernel(),
                        window.dilation(),
                        window.before(),
                        window.after(),
                        forward,
                        new primitive_attr(),
                        false));
        memory gradient = program.gradient(y);
        Eltwise before = x.undifferentiated;
        if (before != null) {
            // the largest of a monotonic function is the function of the largest: a fraction of the work
            new Activations(program).differentiate(name, before, y, gradient, gradient);
        }
        memory given = program.as(gradient, backward.diff_dst_desc(), program.backward);
        program.contribute(
                x,
                backward.diff_src_desc(),
                to -> program.backward.add(program.call(new pooling_backward(backward))
                        .with(dnnl.DNNL_ARG_DIFF_DST, given)
                        .with(dnnl.DNNL_ARG_WORKSPACE, places)
                        .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
    }
}
