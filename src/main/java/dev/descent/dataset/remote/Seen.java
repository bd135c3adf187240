package dev.descent.dataset.remote;

import org.jspecify.annotations.Nullable;

/** What was at a URI when it was last fetched. */
record Seen(String sha256, @Nullable String etag, @Nullable String lastModified) {

    static Seen of(Partial.Received received) {
        Version version = received.version();
        return new Seen(received.sha256(), version.etag(), version.lastModified());
    }

    Version version() {
        return new Version(etag, lastModified);
    }
}
