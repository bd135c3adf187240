package dev.descent.ml.data.source;

/**
 * What a data set may take at most; nothing that a file says of itself is trusted.
 *
 * @param bytes of all its files together, and of what an archive or a compressed file unpacks to
 * @param files in a folder or an archive
 * @param ratio of an archive entry's size to its compressed size
 * @param pixels of one image as stored, before it is resized
 */
public record Limits(long bytes, int files, int ratio, long pixels) {
    public static final Limits DEFAULT = new Limits(4L << 30, 500_000, 200, 40_000_000);

    public Limits {
        if (bytes <= 0 || files <= 0 || ratio <= 0 || pixels <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
