package dev.descent.job.gate;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.FoundDataset;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.encode.Encoding;

/**
 * The examples that a job is judged on: its validation part, as each model sees it.
 *
 * @param tick called now and then; what it throws ends the waiting
 */
record GateExamples(TrainedJob job, Datasets datasets, Runnable tick) {

    /**
     * As the job's own model sees them, or read again by another's encoding.
     *
     * @param own encoding of the job's model
     * @throws dev.descent.ml.spec.InvalidSpec where they do not fit the other model
     */
    Examples seenBy(Encoding encoding, Encoding own) {
        if (encoding.equals(own)) {
            return job.data().validation();
        }
        try (FoundDataset found = datasets.find(job.spec().dataset(), Part.VALIDATION, progress -> tick.run())) {
            return found.encode(encoding).known().examples();
        }
    }
}
