package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** What a vertex gives: values in some layout and, where the network learns from it, their gradient. */
final class NativeTensor {
    final long[] dims;
    final memory.desc layout;
    final memory values;
    /** Whether anything before it learns. */
    final boolean learns;
    /** The image whose values this vector has; null where it has its own. */
    final @Nullable NativeTensor image;
    /** The activation that was applied to it, where its derivative is left to the pooling behind. */
    @Nullable
    Eltwise undifferentiated;

    @Nullable
    memory gradient;
    /** Whether the gradient has been written in the pass that is being compiled. */
    boolean written;

    NativeTensor(memory.desc layout, memory values, boolean learns, long... dims) {
        this(layout, values, learns, null, dims);
    }

    private NativeTensor(
            memory.desc layout, memory values, boolean learns, @Nullable NativeTensor image, long... dims) {
        this.layout = layout;
        this.values = values;
        this.learns = learns;
        this.image = image;
        this.dims = dims;
    }

    boolean isImage() {
        return dims.length == 4;
    }

    /** The same values as vectors, channel by channel; they stay where they are until somebody needs them in order. */
    NativeTensor flattened() {
        return isImage() ? new NativeTensor(layout, values, learns, this, dims[0], dims[1] * dims[2] * dims[3]) : this;
    }
}
