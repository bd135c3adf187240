package dev.descent.job;

import dev.descent.ml.train.CheckedPlan;
import tools.jackson.databind.JsonNode;

/**
 * A job that can run.
 *
 * @param spec with everything filled in
 * @param plan with the network's size
 * @param trainingExamples in the training part
 * @param data what was found in the data, with everything to warn of
 */
public record Admitted(JobSpec spec, CheckedPlan plan, int trainingExamples, JsonNode data) {

    Accepted accepted(JsonNode submitted) {
        return new Accepted(spec.submission(submitted, data, plan.engine()), planned());
    }

    Progress planned() {
        return Progress.none(spec.training().epochs(), iterations());
    }

    /** What is planned. */
    long iterations() {
        return spec.training().iterations(trainingExamples);
    }
}
