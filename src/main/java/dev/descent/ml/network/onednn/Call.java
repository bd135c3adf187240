package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.jspecify.annotations.Nullable;

/** One primitive with its arguments, to be executed in each pass. */
final class Call implements Runnable {
    private final primitive operation;
    private final stream queue;
    private final IntMemoryMap arguments = new IntMemoryMap();

    Call(primitive operation, stream queue) {
        this.operation = operation;
        this.queue = queue;
    }

    /** @param argument one of {@code DNNL_ARG_*} */
    Call with(int argument, @Nullable memory value) {
        if (value != null) {
            arguments.put(argument, value);
        }
        return this;
    }

    @Override
    public void run() {
        operation.execute(queue, arguments);
    }
}
