package dev.descent.content.bucket;

import dev.descent.s3.BucketLocation;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where uploads, artifacts and checkpoints are kept.
 *
 * @param location {@code s3://bucket/prefix}; none for folders
 * @param cache the folder for what is read from the bucket, or on its way there
 * @param cacheBytes of it; what is in use stays beyond that
 * @param publicEndpoint at which clients reach the bucket, where it is not the service's own
 */
@ConfigurationProperties("descent.store")
record StoreSettings(
        @Nullable String location,
        @DefaultValue("data/cache/content") Path cache,
        @DefaultValue("16GB") DataSize cacheBytes,
        @Nullable String publicEndpoint) {

    StoreSettings {
        location = location == null || location.isBlank() ? null : location.strip();
        publicEndpoint = publicEndpoint == null || publicEndpoint.isBlank() ? null : publicEndpoint.strip();
        cache = cache.toAbsolutePath().normalize();
        if (location != null) {
            BucketLocation.parse(location);
        }
        if (cacheBytes.isNegative()) {
            throw new IllegalArgumentException("descent.store.cache-bytes must not be negative");
        }
        if (publicEndpoint != null && !publicEndpoint.matches("https?://[^/?#@]+/?")) {
            throw new IllegalArgumentException(
                    "descent.store.public-endpoint must be http(s)://host:port, was " + publicEndpoint);
        }
    }

    @Nullable
    URI publicUri() {
        return publicEndpoint == null ? null : URI.create(publicEndpoint);
    }
}
