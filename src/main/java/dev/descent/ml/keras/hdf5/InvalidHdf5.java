package dev.descent.ml.keras.hdf5;

/** A file that is no HDF5, is broken, or uses a part of the format that is not read here. */
public final class InvalidHdf5 extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidHdf5(String message) {
        super(message);
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidHdf5(otherwise);
        }
    }
}
