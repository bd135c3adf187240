package dev.descent.ml.network.onednn;

import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of a layer with weights.
 *
 * @param weights the gradient by the weights; null where nothing is trained
 * @param data the gradient by the input; null where none is wanted
 */
record Kernels(
        Kernel forward, @Nullable Kernel weights, @Nullable Kernel data) {

    /** A primitive, and what it says of its arguments. */
    record Kernel(primitive_desc description, primitive operation) {}
}
