package dev.descent.ml.network.onednn;

import dev.descent.ml.network.ChannelBlocks;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** Tensors side by side: features after features, channels after channels. */
final class Joined {
    private final PassBuilder program;
    private final List<NativeTensor> parts;

    Joined(PassBuilder program, List<NativeTensor> parts) {
        this.program = program;
        this.parts = parts.stream().map(program::vector).toList();
    }

    NativeTensor add() {
        long[] dims = parts.get(0).dims.clone();
        dims[1] = parts.stream().mapToLong(part -> part.dims[1]).sum();
        NativeTensor joined = program.tensor(layout(dims), parts.stream().anyMatch(part -> part.learns), dims);
        long from = 0;
        for (NativeTensor part : parts) {
            add(part, joined, from);
            from += part.dims[1];
        }
        return joined;
    }

    private memory.desc layout(long... dims) {
        if (dims.length == 2) {
            return Layouts.plain(dims);
        }
        // a slice of a blocked layout needs whole blocks
        boolean whole = parts.stream().allMatch(part -> ChannelBlocks.areWhole(part.dims[1]));
        return whole ? Layouts.like(parts.get(0), dims) : Layouts.channelsLast(dims);
    }

    private void add(NativeTensor part, NativeTensor joined, long from) {
        long[] start = new long[joined.dims.length];
        start[1] = from;
        memory.desc slice = joined.layout.submemory_desc(part.dims, start);
        program.forward.add(program.copy(part.values, program.view(joined.values, slice)));
        program.later(joined, () -> {
            memory gradient = program.view(program.gradient(joined), slice);
            program.contribute(part, part.layout, to -> program.backward.add(program.copy(gradient, to)));
        });
    }
}
