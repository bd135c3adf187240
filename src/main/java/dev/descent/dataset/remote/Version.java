package dev.descent.dataset.remote;

import org.jspecify.annotations.Nullable;

/**
 * By what a server tells versions of a file apart.
 *
 * @param etag with its quotation marks
 * @param lastModified as the server wrote it
 */
record Version(@Nullable String etag, @Nullable String lastModified) {
    static final Version UNKNOWN = new Version(null, null);

    /** Whether a server can be asked for a later version only. */
    boolean isKnown() {
        return etag != null || lastModified != null;
    }

    /** Whether parts that have it are parts of the very same bytes: a weak tag does not promise that. */
    boolean isExact() {
        return etag != null && !etag.startsWith("W/");
    }
}
