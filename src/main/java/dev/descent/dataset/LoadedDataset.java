package dev.descent.dataset;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.ReadData;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * A data set ready for training.
 *
 * @param resolved the spec with all defaults and the SHA-256 of the bytes that were read
 * @param data split, encoded and normalized
 * @param summary what a person wants to know of it, see {@link DatasetSummary}
 */
public record LoadedDataset(DatasetSpec resolved, TrainingData data, JsonNode summary) {

    /**
     * Reads a data set whose bytes are here.
     *
     * @param spec pinned to their hashes
     */
    static LoadedDataset read(Origins origins, DatasetSpec spec, boolean scaleTarget, Store store) {
        try {
            ReadData read = ReadData.of(
                    spec, scaleTarget, (path, format, by) -> origins.at(path).read(format, by, store));
            DatasetSummary summary = DatasetSummary.of(spec, read);
            return new LoadedDataset(spec, read.data(), SpecWriter.write(summary));
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    /** The same for a spec that differs in {@code augment} only. */
    LoadedDataset varied(DatasetSpec spec) {
        return spec.equals(resolved) ? this : new LoadedDataset(spec, data.augmented(spec.augment()), summary);
    }

    /** Memory it holds. */
    long bytes() {
        return data.bytes();
    }
}
