package dev.descent.ml.data.shape;

import java.util.List;

/**
 * The shape of one example's input, without the batch axis: {@code [features]}, or {@code [channels, height, width]}
 * for an image. Values are stored in this order, row-major.
 */
public record InputShape(List<Integer> dimensions) {

    public InputShape {
        dimensions = List.copyOf(dimensions);
    }

    public static InputShape flat(int features) {
        return new InputShape(List.of(features));
    }

    public static InputShape image(int channels, int height, int width) {
        return new InputShape(List.of(channels, height, width));
    }

    public boolean isImage() {
        return dimensions.size() == 3;
    }

    /** Values in one example. Asked for with every batch, so without a stream, which takes as long as filling a small one. */
    public int size() {
        int size = 1;
        for (int dimension : dimensions) {
            size = Math.multiplyExact(size, dimension);
        }
        return size;
    }
}
