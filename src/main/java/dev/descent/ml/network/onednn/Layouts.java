package dev.descent.ml.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;

/** How the values of a tensor lie in memory. Tensors are [examples, features] or [examples, channels, height, width]. */
final class Layouts {
    private static final memory.format_tag[] OF_IMAGES = {
        memory.format_tag.nChw16c, memory.format_tag.nChw8c, memory.format_tag.nhwc
    };

    private Layouts() {}

    /** Whichever the primitive likes best. */
    static memory.desc any(long... dims) {
        return new memory.desc(dims, memory.data_type.f32, memory.format_tag.any);
    }

    /** Row-major. */
    static memory.desc plain(long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= dims[i];
        }
        return new memory.desc(dims, memory.data_type.f32, strides);
    }

    /** The channels of a pixel side by side. */
    static memory.desc channelsLast(long... dims) {
        long width = dims[3];
        long[] strides = {dims[1] * dims[2] * width, 1, width * dims[1], dims[1]};
        return new memory.desc(dims, memory.data_type.f32, strides);
    }

    /** For other dimensions, the way in which an image lies. */
    static memory.desc like(NativeTensor image, long... dims) {
        return Arrays.stream(OF_IMAGES)
                .filter(tag -> image.layout.equals(new memory.desc(image.dims, memory.data_type.f32, tag)))
                .findFirst()
                .map(tag -> new memory.desc(dims, memory.data_type.f32, tag))
                .orElseGet(() -> plain(dims));
    }

    static long count(long... dims) {
        return Arrays.stream(dims).reduce(1, Math::multiplyExact);
    }
}
