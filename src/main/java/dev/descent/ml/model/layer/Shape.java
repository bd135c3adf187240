package dev.descent.ml.model.layer;

import dev.descent.ml.data.shape.InputShape;
import java.util.List;

/**
 * The shape of what one example is inside of a network.
 *
 * @param kind what it is
 * @param channels of an image, or features of a vector or of a step
 * @param height of an image, or steps of a sequence; 1 for a vector
 * @param width of an image, else 1
 */
record Shape(ShapeKind kind, long channels, long height, long width) {

    /** What an example can be. */
    enum ShapeKind {
        VECTOR,
        IMAGE,
        SEQUENCE
    }

    static Shape of(InputShape input) {
        List<Integer> sizes = input.dimensions();
        return input.isImage() ? image(sizes.get(0), sizes.get(1), sizes.get(2)) : vector(input.size());
    }

    static Shape vector(long features) {
        return new Shape(ShapeKind.VECTOR, features, 1, 1);
    }

    static Shape image(long channels, long height, long width) {
        return new Shape(ShapeKind.IMAGE, channels, height, width);
    }

    static Shape sequence(long steps, long features) {
        return new Shape(ShapeKind.SEQUENCE, features, steps, 1);
    }

    boolean isImage() {
        return kind == ShapeKind.IMAGE;
    }

    boolean isSequence() {
        return kind == ShapeKind.SEQUENCE;
    }

    /** Values of one example; exact while each side is below 2^20. */
    long size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case VECTOR -> "a vector of " + channels;
            case IMAGE -> "an image [" + channels + ", " + height + ", " + width + "]";
            case SEQUENCE -> "a sequence of " + height + " steps of " + channels;
        };
    }
}
