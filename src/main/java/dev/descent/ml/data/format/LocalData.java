package dev.descent.ml.data.format;

import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A data set whose bytes have places in the file system, in words that another process understands. Can be written as JSON and read back.
 *
 * @param spec pinned to the hashes of its bytes
 * @param scaleTarget whether the target of a regression is standardized
 * @param places of files, by the path of each reference in the spec; none for a sample
 * @param maxBytes of its files
 * @param maxPixels of one image as stored
 */
public record LocalData(
        DatasetSpec spec, Boolean scaleTarget, Map<String, DataPlace> places, Long maxBytes, Long maxPixels) {
    private static final String SAMPLE = "sample:";

    /** The files at its places by their names, by the path of each reference. */
    public Map<String, Map<String, Path>> paths() throws IOException {
        Map<String, Map<String, Path>> paths = new TreeMap<>();
        for (Map.Entry<String, DataPlace> place : places.entrySet()) {
            paths.put(place.getKey(), place.getValue().paths(limits()));
        }
        return paths;
    }

    private Limits limits() {
        return new Limits(maxBytes, Limits.DEFAULT.files(), Limits.DEFAULT.ratio(), maxPixels);
    }

    /** The same, from other places. */
    public LocalData at(Map<String, DataPlace> others) {
        return new LocalData(spec, scaleTarget, others, maxBytes, maxPixels);
    }

    /**
     * Reads it on the machine that asks, where none of the places is a URL.
     *
     * @param store for what is decoded
     * @throws InvalidSpec where other bytes are there, or none
     */
    public TrainingData open(Store store) throws IOException {
        return ReadData.of(spec.unvaried(), scaleTarget, (path, format, by) -> read(path, format, by, store))
                .data()
                .augmented(spec.augment());
    }

    private RawData read(String path, @Nullable FormatSpec format, SplitBy by, Store store) throws IOException {
        DataReference reference = Objects.requireNonNull(spec.references().get(path));
        DataPlace place = places.get(path);
        if (place == null || format == null) {
            return Samples.find(reference.uri().substring(SAMPLE.length()))
                    .orElseThrow()
                    .make();
        }
        Limits limits = limits();
        try (DataFiles files = place.open(limits)) {
            if (!files.sha256().equals(reference.sha256())) {
                throw new InvalidSpec("uri", "has other bytes on the machine that trains");
            }
            return format.read(files, limits, store, by);
        }
    }
}
