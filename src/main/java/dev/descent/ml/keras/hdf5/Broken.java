package dev.descent.ml.keras.hdf5;

import java.nio.BufferUnderflowException;
import java.util.function.Supplier;

/** Turns what a buffer says about a structure that is too short into a fault of the file. */
final class Broken {
    private Broken() {}

    static <T> T caught(Supplier<T> read) {
        try {
            return read.get();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InvalidHdf5("a structure in it is cut off or broken");
        }
    }
}
