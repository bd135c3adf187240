package dev.descent.ml.network;

/** The backend that was chosen is not here, or does not work here. */
public final class BackendUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackendUnavailable(String message) {
        super(message);
    }

    BackendUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
