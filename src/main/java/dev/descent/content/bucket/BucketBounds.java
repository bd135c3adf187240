package dev.descent.content.bucket;

import java.time.Duration;

/**
 * How long a bucket is waited for.
 *
 * @param connect to connect
 * @param idle that it may send nothing
 * @param call that one call may take with its tries, but for the bytes of an answer
 * @param tries of a call, and of a transfer that is cut
 * @param partBytes that are sent in one piece; more are sent in parts
 */
record BucketBounds(Duration connect, Duration idle, Duration call, int tries, int partBytes) {
    static final BucketBounds USUAL =
            new BucketBounds(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), 4, 8 << 20);

    /** Of a look that a person, or a worker without a job, waits for. */
    static final BucketBounds QUICK =
            new BucketBounds(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5), 2, 8 << 20);

    private static final int MOST_PARTS = 10_000;

    /** The size of a part of so many bytes. */
    int partOf(long bytes) {
        return Math.toIntExact(Math.max((long) partBytes, (bytes + MOST_PARTS - 1) / MOST_PARTS));
    }
}
