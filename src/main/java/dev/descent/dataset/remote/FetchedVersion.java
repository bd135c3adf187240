package dev.descent.dataset.remote;

import org.jspecify.annotations.Nullable;

/** What was at a URI when it was last fetched. */
record FetchedVersion(
        String sha256, @Nullable String etag, @Nullable String lastModified) {
    static FetchedVersion of(String sha256, Version version) {
        return new FetchedVersion(sha256, version.etag(), version.lastModified());
    }

    Version version() {
        return new Version(etag, lastModified);
    }
}
