package dev.descent.ml.network;

import java.io.IOException;

/** A file is not a model that was exported here. */
final class InvalidModelFile extends IOException {
    private static final long serialVersionUID = 1;

    InvalidModelFile(String message) {
        super(message);
    }
}
