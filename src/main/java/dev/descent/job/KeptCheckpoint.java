package dev.descent.job;

import dev.descent.artifact.Artifact;
import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checkpoint of a job, its bytes kept.
 *
 * @param iteration the last one done
 * @param epoch under way or over
 * @param artifact with its bytes
 * @param needs iterations of the checkpoints without which it is not whole
 * @param best iteration of the best epoch's checkpoint so far, perhaps its own; null before there is one
 * @param metrics of the job at that point
 */
public record KeptCheckpoint(
        long iteration,
        int epoch,
        Artifact artifact,
        List<Long> needs,
        @Nullable Long best,
        JsonNode metrics) {
    public KeptCheckpoint {
        needs = List.copyOf(needs);
    }

    /** What the log says of it. */
    public NewEvent event() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("epoch", epoch).put("iteration", iteration).put("name", artifact.name());
        data.put("bytes", artifact.bytes()).put("sha256", artifact.sha256());
        return new NewEvent(EventKind.CHECKPOINT, data.put("best", best != null && best == iteration));
    }

    /** What the artifact of an iteration's checkpoint is called. */
    public static String name(long iteration) {
        return "checkpoint-" + iteration + ".zip";
    }
}
