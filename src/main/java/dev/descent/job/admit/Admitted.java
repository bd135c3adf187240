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
 * @param start where it begins; null for the beginning
 * @param iterations that are planned; null while the data is not here
 * @param data what was found in the data, with everything to warn of; empty while it is not here
 */
public record Admitted(
        JobSpec spec,
        @Nullable CheckedPlan plan,
        @Nullable Start start,
        @Nullable Long iterations,
        JsonNode data) {

    /** Without its data: the worker checks it, once it has it. */
    static Admitted withoutData(JobSpec spec) {
        return new Admitted(spec, null, null, null, JsonNodeFactory.instance.objectNode());
    }

    Admitted from(@Nullable Start point) {
        return new Admitted(spec, plan, point, iterations, data);
    }

    /** @param submitted the body as it came */
    public Submission submission(JsonNode submitted) {
        return new Submission(
                spec.name(),
                spec.tags(),
                spec.priority(),
                submitted,
                SpecWriter.write(spec),
                data,
                engine(),
                start == null ? null : start.parent());
    }

    @Nullable
    public ChosenEngine engine() {
        return plan == null ? null : plan.engine();
    }

    public Progress planned() {
        Progress planned = Progress.none(spec.training().epochs(), iterations);
        return start == null
                ? planned
                : planned.at(start.kept().epoch(), start.kept().iteration());
    }
}
