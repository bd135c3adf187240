package dev.descent.dataset;

import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.format.DatasetSpec;
import org.jspecify.annotations.Nullable;

/**
 * A reference to bytes somewhere.
 *
 * @param uri whole: {@code file:iris.csv}
 * @param sha256 that the bytes must have, or null; a scheme may use it to find them, {@link Datasets} checks it
 * @param watch who waits, if they must be fetched
 */
record Reference(String uri, @Nullable String sha256, FetchWatch watch) {

    static Reference of(DatasetSpec spec, FetchWatch watch) {
        return new Reference(spec.uri(), spec.sha256(), watch);
    }

    static Reference of(DataReference there, FetchWatch watch) {
        return new Reference(there.uri(), there.sha256(), watch);
    }

    /** What stands before the colon. */
    String scheme() {
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }

    /** What stands after the colon. */
    String rest() {
        return uri.substring(uri.indexOf(':') + 1);
    }
}
