package dev.descent.job.queue;

import dev.descent.job.Job;
import dev.descent.job.JobSpec;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a job was checked to be.
 *
 * @param spec with everything filled in, for {@link JobSpec}
 * @param data what is known of it, as the submission answered it; empty where the job was accepted without
 * @param engine that is to compute the network, where that is known
 */
public record ResolvedJob(
        JsonNode spec, JsonNode data, @Nullable ChosenEngine engine) {

    static ResolvedJob of(Job job) {
        return new ResolvedJob(
                job.spec(), job.submission().data(), job.submission().engine());
    }

    static ResolvedJob of(Admitted checked) {
        return new ResolvedJob(SpecWriter.write(checked.spec()), checked.data(), checked.engine());
    }

    /** The same, computed by an engine. */
    ResolvedJob by(ChosenEngine used) {
        return new ResolvedJob(spec, data, used);
    }

    /** How many of the newest checkpoints stay. */
    public int checkpointsToKeep() {
        return spec.path("training").path("checkpoint").path("keep").asInt(1);
    }

    /** After how many seconds it stops where it is; null for no limit. */
    public @Nullable Integer maxSeconds() {
        JsonNode limit = spec.path("training").path("max_seconds");
        return limit.isNumber() ? limit.intValue() : null;
    }

    /** Whether the job was accepted without its data, so that it must be checked on it before it runs. */
    public boolean awaitsData() {
        return data.isEmpty();
    }

    /** What a person should know of the data and the plan, as the submission answered it. */
    public List<String> warnings() {
        return data.path("warnings").valueStream().map(JsonNode::stringValue).toList();
    }
}
