package dev.descent.dataset;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a data set's spec refers to, found: its data, and that of parts with data of their own.
 *
 * @param byPath of each reference in the spec; the data itself is at the root
 */
record Origins(Map<String, Origin> byPath) implements Closeable {
    private static final String ROOT = "";

    /** A way to what a reference names; empty where that is elsewhere. */
    interface OriginFinder {
        Optional<Origin> find(DataReference reference) throws IOException;
    }

    /**
     * Finds all of them.
     *
     * @return empty where one is elsewhere
     * @throws dev.descent.ml.spec.InvalidSpec with every reference that names nothing
     */
    static Optional<Origins> find(DatasetSpec spec, OriginFinder finder) throws IOException {
        Origins found = new Origins(new LinkedHashMap<>());
        boolean complete = false;
        try {
            Faults faults = new Faults();
            boolean all = true;
            for (Map.Entry<String, DataReference> reference : spec.references().entrySet()) {
                String path = reference.getKey();
                Optional<Origin> origin = faults.collect(path, () -> find(finder, reference.getValue()));
                if (origin != null) {
                    origin.ifPresent(there -> found.byPath.put(path, there));
                    all &= origin.isPresent();
                }
            }
            faults.raise();
            complete = all;
            return complete ? Optional.of(found) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!complete) {
                found.close();
            }
        }
    }

    private static Optional<Origin> find(OriginFinder finder, DataReference reference) {
        try {
            return finder.find(reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where their bytes are in the file system, by path; those that have none are left out. */
    Map<String, DataPlace> places() {
        Map<String, DataPlace> places = new LinkedHashMap<>();
        byPath.forEach((path, origin) -> {
            DataPlace place = origin.place();
            if (place != null) {
                places.put(path, place);
            }
        });
        return places;
    }

    /** Bytes of all of them. */
    long size() throws IOException {
        long size = 0;
        for (Origin origin : byPath.values()) {
            size += origin.size();
        }
        return size;
    }

    /** Whom the reading of each is told, by the reference that {@code spec} has for it. */
    void watched(DatasetSpec spec, FetchWatch watch) {
        spec.references().forEach((path, reference) -> {
            String shown = new UriPattern(reference.uri()).shown();
            at(path).watched((bytes, total) -> watch.reading(new FetchProgress(shown, bytes, total)));
        });
    }

    Origin main() {
        return at(ROOT);
    }

    Origin at(String path) {
        Origin origin = byPath.get(path);
        if (origin == null) {
            throw new IllegalArgumentException("no data at " + path);
        }
        return origin;
    }

    /**
     * The hashes of their bytes, which are those asked for.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with each that is another, and where the format is of no use
     */
    Map<String, String> checked(DatasetSpec spec) throws IOException {
        Faults faults = new Faults();
        Map<String, String> hashes = new LinkedHashMap<>();
        Map<String, DataReference> references = new LinkedHashMap<>(spec.references());
        references.keySet().retainAll(byPath.keySet());
        for (Map.Entry<String, DataReference> reference : references.entrySet()) {
            String path = reference.getKey();
            String hash = at(path).sha256();
            String asked = reference.getValue().sha256();
            hashes.put(path, hash);
            faults.check(
                    asked == null || asked.equals(hash), Violation.join(path, "sha256"), References.mismatch(hash));
            faults.<Boolean>collect(path, () -> checkFormat(at(path), spec.format()));
        }
        faults.raise();
        return hashes;
    }

    private static boolean checkFormat(Origin origin, @Nullable FormatSpec format) {
        origin.checkFormat(format);
        return true;
    }

    @Override
    public void close() throws IOException {
        for (Origin origin : byPath.values()) {
            origin.close();
        }
    }
}
