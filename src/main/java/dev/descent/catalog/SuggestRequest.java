package dev.descent.catalog;

import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.Parameter;

/** The data for which losses are asked. */
record SuggestRequest(DatasetSpec dataset) {
    private static final Parameter<DatasetSpec> DATASET =
            Parameter.<DatasetSpec>of("dataset", "dataset").required().says("As in a job.");

    SuggestRequest {
        dataset = DATASET.of(dataset);
    }
}
