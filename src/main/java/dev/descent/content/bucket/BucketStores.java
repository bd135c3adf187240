package dev.descent.content.bucket;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.content.ContentStore;
import dev.descent.content.ContentStores;
import dev.descent.s3.BucketLocation;
import dev.descent.s3.S3Clients;
import dev.descent.s3.S3Settings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Stores in one bucket, with one cache on this machine. */
final class BucketStores implements ContentStores, AutoCloseable {
    private final Bucket bucket;
    private final BucketProbe probe;
    private final NearFiles near;
    private final SignedLinks links;

    BucketStores(Bucket bucket, BucketProbe probe, NearFiles near, SignedLinks links) {
        this.bucket = bucket;
        this.probe = probe;
        this.near = near;
        this.links = links;
    }

    static BucketStores of(StoreSettings settings, S3Settings s3, BucketBounds bounds) {
        BucketLocation location = BucketLocation.parse(Objects.requireNonNull(settings.location()));
        ContentFolder folder = new ContentFolder(settings.cache());
        return new BucketStores(
                Bucket.of(s3, location, bounds),
                new BucketProbe(Bucket.of(s3, location, BucketBounds.QUICK)),
                new NearFiles(new ContentCache(folder, settings.cacheBytes().toBytes())),
                new SignedLinks(S3Clients.presigner(s3, settings.publicUri())));
    }

    @Override
    public ContentStore open(String area, Path folder) {
        return new ContentBucket(bucket, area, near, links);
    }

    @Override
    public boolean areElsewhere() {
        return true;
    }

    @Override
    public Optional<String> fault() {
        return probe.fault();
    }

    /** {@link #fault}, asked with the patience that content has: a store that is slow for once ends no start. */
    Optional<String> faultAtStart() {
        return new BucketProbe(bucket).fault();
    }

    BucketLocation location() {
        return bucket.location();
    }

    @Override
    public void close() {
        bucket.close();
        probe.bucket().close();
        links.close();
    }
}
