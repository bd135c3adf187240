package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** An image with zeros around it, or without its edges. */
final class Padded {
    private final PassBuilder program;
    private final NativeTensor x;
    private final int[] sides;

    /** @param sides top, bottom, left, right */
    Padded(PassBuilder program, NativeTensor x, int[] sides) {
        this.program = program;
        this.x = x;
        this.sides = sides;
    }

    private NativeTensor output(int sign) {
        long[] dims = {
            x.dims[0],
            x.dims[1],
            x.dims[2] + (long) sign * (sides[0] + sides[1]),
            x.dims[3] + (long) sign * (sides[2] + sides[3])
        };
        return program.tensor(Layouts.like(x, dims), x.learns, dims);
    }

    private memory.desc inner(memory.desc outer, long... dims) {
        return outer.submemory_desc(dims, new long[] {0, 0, sides[0], sides[2]});
    }

    NativeTensor widened() {
        NativeTensor y = output(1);
        memory.desc inner = inner(y.layout, x.dims);
        program.forward.add(program.copy(x.values, program.view(y.values, inner)));
        program.later(y, () -> {
            memory gradient = program.view(program.gradient(y), inner);
            program.contribute(x, x.layout, to -> program.backward.add(program.copy(gradient, to)));
        });
        return y;
    }

    NativeTensor cut() {
        NativeTensor y = output(-1);
        memory.desc inner = inner(x.layout, y.dims);
        program.forward.add(program.copy(program.view(x.values, inner), y.values));
        program.later(
                y,
                () -> program.contribute(x, x.layout, to -> {
                    long bytes = x.layout.get_size();
                    Pointer whole = new Pointer(to.get_data_handle()).capacity(bytes);
                    // in each pass: what comes before may compute its own derivative in this memory
                    program.backward.add(() -> Pointer.memset(whole, 0, bytes));
                    program.backward.add(program.copy(program.gradient(y), program.view(to, inner)));
                }));
        return y;
    }
}
