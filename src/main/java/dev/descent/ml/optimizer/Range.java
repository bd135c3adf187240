package dev.descent.ml.optimizer;

/** Indices {@code from} to {@code to}, exclusive, of a flat vector. */
record Range(int from, int to) {
    int length() {
        return to - from;
    }

    /** What of it lies between two indices; its length is not positive where that is nothing. */
    Range within(int least, int end) {
        return new Range(Math.max(from, least), Math.min(to, end));
    }
}
