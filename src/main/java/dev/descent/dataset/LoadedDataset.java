package dev.descent.dataset;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import tools.jackson.databind.JsonNode;

/**
 * A data set ready for training.
 *
 * @param resolved the spec with all defaults and the SHA-256 of the bytes that were read
 * @param data split, encoded and normalized
 * @param summary what a person wants to know of it, see {@link DatasetSummary}
 */
public record LoadedDataset(DatasetSpec resolved, TrainingData data, JsonNode summary) {

    /** The same for a spec that differs in {@code augment} only. */
    LoadedDataset varied(DatasetSpec spec) {
        return spec.equals(resolved) ? this : new LoadedDataset(spec, data.augmented(spec.augment()), summary);
    }

    /** Memory it holds. */
    long bytes() {
        return data.bytes();
    }
}
