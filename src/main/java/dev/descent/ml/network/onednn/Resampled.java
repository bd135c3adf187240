package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Each pixel repeated. JavaCPP's presets cannot make these descriptions, so oneDNN's C functions do. */
final class Resampled {
    private static final int NEAREST = dnnl.algorithm.resampling_nearest.value;

    private final PassBuilder program;
    private final String name;
    private final NativeTensor x;

    Resampled(PassBuilder program, String name, NativeTensor x) {
        this.program = program;
        this.name = name;
        this.x = x;
    }

    /** @param size how often in height and width */
    NativeTensor add(int[] size) {
        long[] outputs = {x.dims[0], x.dims[1], x.dims[2] * size[0], x.dims[3] * size[1]};
        NativeTensor y = program.tensor(Layouts.like(x, outputs), x.learns, outputs);
        PointerPointer<dnnl_primitive_desc> made = new PointerPointer<>(1);
        check(dnnl.dnnl_resampling_forward_primitive_desc_create(
                made,
                OnednnRuntime.engine().get(),
                program.kind().value,
                NEAREST,
                (FloatPointer) null,
                x.layout.get(),
                y.layout.get(),
                new primitive_attr().get()));
        primitive_desc forward = program.checked(name, new primitive_desc(made.get(dnnl_primitive_desc.class)));
        program.forward.add(program.call(new primitive(forward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_DST, y.values));
        program.later(y, () -> backward(forward, y));
        return y;
    }

    private void backward(primitive_desc forward, NativeTensor y) {
        PointerPointer<dnnl_primitive_desc> made = new PointerPointer<>(1);
        check(dnnl.dnnl_resampling_backward_primitive_desc_create(
                made,
                OnednnRuntime.engine().get(),
                NEAREST,
                (FloatPointer) null,
                x.layout.get(),
                y.layout.get(),
                forward.get(),
                new primitive_attr().get()));
        primitive_desc backward = program.checked(name, new primitive_desc(made.get(dnnl_primitive_desc.class)));
        program.contribute(
                x,
                x.layout,
                to -> program.backward.add(program.call(new primitive(backward))
                        .with(dnnl.DNNL_ARG_DIFF_DST, program.gradient(y))
                        .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
    }

    private static void check(int status) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN gives no resampling, status " + status);
        }
    }
}
