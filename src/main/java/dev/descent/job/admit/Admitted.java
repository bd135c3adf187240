package dev.descent.job.admit;

import dev.descent.job.JobSpec;
import dev.descent.job.Progress;
import dev.descent.job.Submission;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.CheckedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

    /** The same job from another seed of the training: nothing that was checked depends on it. */
    public Admitted withSeed(long seed) {
        return new Admitted(spec.withSeed(seed), plan == null ? null : plan.withSeed(seed), start, iterations, data);
    }

    /** With a warning more, if there is one. */
    Admitted warned(@Nullable String warning) {
        return warning == null ? this : new Admitted(spec, plan, start, iterations, warned(data, List.of(warning)));
    }

    /** What was found in the data, with more warnings behind its own: one place to look at. */
    static JsonNode warned(JsonNode data, List<String> warnings) {
        ObjectNode all = (ObjectNode) data.deepCopy();
        ArrayNode list = all.withArray("warnings");
        warnings.forEach(list::add);
        return all;
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
