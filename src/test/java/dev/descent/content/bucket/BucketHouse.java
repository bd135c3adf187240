package dev.descent.content.bucket;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.content.ContentStore;
import dev.descent.s3.BucketLocation;
import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Server;
import dev.descent.s3.S3Settings;
import java.nio.file.Path;
import java.time.Duration;

/** Stores in a bucket of a test's server, with short times. */
final class BucketHouse implements AutoCloseable {
    static final BucketBounds BOUNDS =
            new BucketBounds(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20), 3, 5 << 20);

    final Bucket bucket;
    final ContentStore store;
    final BucketProbe probe;
    private final SignedLinks links;

    BucketHouse(int port, String location, Path cache) {
        this(S3Server.settings(port), location, cache, 100_000_000);
    }

    BucketHouse(S3Settings settings, String location, Path cache, long cacheBytes) {
        bucket = Bucket.of(settings, BucketLocation.parse(location), BOUNDS);
        links = new SignedLinks(S3Clients.presigner(settings, null));
        probe = new BucketProbe(bucket);
        NearFiles near = new NearFiles(new ContentCache(new ContentFolder(cache), cacheBytes));
        store = new ContentBucket(bucket, "artifacts", near, links);
    }

    @Override
    public void close() {
        bucket.close();
        links.close();
    }
}
