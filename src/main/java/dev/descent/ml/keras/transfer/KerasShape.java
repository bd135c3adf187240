package dev.descent.ml.keras.transfer;

import java.util.List;

/**
 * What goes from layer to layer, as Keras sees it.
 *
 * @param shape of one example, channels last
 * @param flattened the image that a vector was, or empty: its values come in another order here
 */
record KerasShape(List<Integer> shape, List<Integer> flattened) {

    static KerasShape of(Integer... shape) {
        return new KerasShape(List.of(shape), List.of());
    }

    boolean isImage() {
        return shape.size() == 3;
    }

    boolean isVector() {
        return shape.size() == 1;
    }

    int channels() {
        return shape.get(shape.size() - 1);
    }

    /** All values one after the other: Keras goes through an image pixel by pixel, this program channel by channel. */
    KerasShape flat() {
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        return new KerasShape(List.of(Math.toIntExact(size)), isImage() ? shape : flattened);
    }

    /**
     * Puts rows, one for each value of a vector, into the order that they have here.
     *
     * @param rows [values, width], row-major
     */
    float[] ordered(float[] rows, int width) {
        if (flattened.isEmpty()) {
            return rows;
        }
        int channels = flattened.get(2);
        int pixels = rows.length / width / channels;
        float[] ordered = new float[rows.length];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                int from = (pixel * channels + channel) * width;
                System.arraycopy(rows, from, ordered, (channel * pixels + pixel) * width, width);
            }
        }
        return ordered;
    }

    @Override
    public String toString() {
        return shape.toString();
    }
}
