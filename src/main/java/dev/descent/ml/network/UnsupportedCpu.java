package dev.descent.ml.network;

/** No native library on the class path runs on this processor. */
final class UnsupportedCpu extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedCpu(String message) {
        super(message);
    }
}
