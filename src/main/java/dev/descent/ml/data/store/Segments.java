package dev.descent.ml.data.store;

/**
 * How records lie in buffers, which an {@code int} can address: as many whole records in each as fit.
 *
 * @param count of records
 * @param size of each, in bytes
 */
record Segments(int count, int size) {
    private static final int MOST_BYTES = 64 << 20;

    long bytes() {
        return (long) count * size;
    }

    int number() {
        return (int) ((count + (long) each() - 1) / each());
    }

    /** Records in each but perhaps the last. */
    private int each() {
        return Math.max(1, MOST_BYTES / size);
    }

    int of(int record) {
        return record / each();
    }

    /** Where a record begins within its segment. */
    int offset(int record) {
        return record % each() * size;
    }

    /** Where a segment begins. */
    long start(int segment) {
        return (long) segment * each() * size;
    }

    int length(int segment) {
        return (int) Math.min((long) each() * size, bytes() - start(segment));
    }
}
