package dev.descent.ml.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** The gradient by all parameters in native memory, and a second one once one is kept while the next is computed. */
final class GradientMemory {
    /** By the parameters, [parameters]; another one after {@link #keep}. */
    FloatBuffer values;

    /** The one that was kept, shaped as this. */
    FloatBuffer kept;

    private final FloatPointer first;
    private @Nullable FloatPointer second;
    private FloatPointer at;
    private boolean isFirst = true;

    GradientMemory(int count) {
        first = zeros(count);
        at = first;
        values = first.asBuffer();
        kept = values;
    }

    /** Belongs to the scope on top, if there is one. */
    static FloatPointer zeros(int count) {
        FloatPointer memory = new FloatPointer(Math.max(1, count));
        memory.zero();
        return memory.capacity(count);
    }

    /** Where the next gradient is to be. */
    FloatPointer at() {
        return at;
    }

    /** Has the next gradient computed elsewhere. */
    void keep() {
        if (second == null) {
            second = zeros(values.capacity());
        }
        at = isFirst ? second : first;
        isFirst = !isFirst;
        kept = values;
        values = at.asBuffer();
    }

    /** Frees the second; the first belongs to a scope. */
    void close() {
        if (second != null) {
            second.deallocate();
        }
    }
}
