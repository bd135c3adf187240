package dev.descent.runner;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.KeptCheckpoint;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A checkpoint that a run cannot go on from. One that is not there is told apart from one that is damaged: the first is mostly a worker
 * that does not share the folder of those before it, and would cost every job that it takes over all that was trained.
 */
record PassedOver(KeptCheckpoint checkpoint, IOException reason) {
    private static final String ELSEWHERE =
            " It was removed by others, or services on one database do not share their folders.";

    /** @param next where the run goes on instead */
    NewEvent warning(String next) {
        String message = "The checkpoint of iteration " + checkpoint.iteration() + " "
                + (isMissing() ? "is not where this worker looks for it" : "is damaged") + ": the run " + next + "."
                + (isMissing() ? ELSEWHERE : "");
        return new NewEvent(
                EventKind.WARNING, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    boolean isMissing() {
        return reason instanceof NoSuchFileException;
    }
}
