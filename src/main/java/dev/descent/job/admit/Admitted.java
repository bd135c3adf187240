package dev.descent.job.admit;

import dev.descent.job.JobSpec;
import dev.descent.job.Progress;
import dev.descent.job.Submission;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.CheckedPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A job that may be queued, and one that can run where its data is here.
 *
 * @param spec with everything filled in that is known
 * @param plan with the network's size; null while the data is not here
 * @param iterations that are planned; null while the data is not here
 * @param data what was found in the data, with everything to warn of; empty while it is not here
 */
public record Admitted(
        JobSpec spec, @Nullable CheckedPlan plan, @Nullable Long iterations, JsonNode data) {

    /** Without its data: the worker checks it, once it has it. */
    static Admitted withoutData(JobSpec spec) {
        return new Admitted(spec, null, null, JsonNodeFactory.instance.objectNode());
    }

    /** @param submitted the body as it came */
    public Submission submission(JsonNode submitted) {
        return new Submission(
                spec.name(), spec.tags(), spec.priority(), submitted, SpecWriter.write(spec), data, engine());
    }

    @Nullable
    public ChosenEngine engine() {
        return plan == null ? null : plan.engine();
    }

    public Progress planned() {
        return Progress.none(spec.training().epochs(), iterations);
    }
}
