package dev.descent.ml.optimizer;

/** Indices {@code from} to {@code to}, exclusive, of a flat vector. */
record Range(int from, int to) {
    int length() {
        return to - from;
    }
}
