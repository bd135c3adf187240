package dev.descent.ml.keras;

import java.util.List;
import java.util.function.Supplier;

/**
 * An array of weights.
 *
 * @param shape as Keras has it
 * @param read gives all values, row-major; read from the file each time
 */
public record KerasArray(List<Integer> shape, Supplier<float[]> read) {

    public KerasArray {
        shape = List.copyOf(shape);
    }

    public float[] values() {
        return read.get();
    }
}
