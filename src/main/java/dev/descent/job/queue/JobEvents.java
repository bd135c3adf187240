package dev.descent.job.queue;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.Job;
import dev.descent.job.State;
import dev.descent.job.Status;
import dev.descent.job.Submission;
import dev.descent.ml.spec.SpecWriter;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the log says of a change of state. */
final class JobEvents {
    private JobEvents() {}

    /**
     * The events of a change; none where the status stays, as when a cancellation is only asked for.
     *
     * @param before the job as it was
     * @param iteration to go on from, where a run is given up
     */
    static List<NewEvent> of(Job before, State after, long iteration) {
        if (before.status() == after.status()) {
            return List.of();
        } else if (after.status().isTerminal()) {
            return List.of(status(after), end(after));
        } else if (isTakenBack(before, after, iteration)) {
            return List.of(rewind(iteration, before.attempt()), status(after));
        }
        return List.of(status(after));
    }

    /** A pause begins at a checkpoint, and takes nothing back unless that could not be kept. */
    private static boolean isTakenBack(Job before, State after, long iteration) {
        return before.status() == Status.RUNNING
                && (after.status() == Status.QUEUED
                        || (after.status() == Status.PAUSED
                                && iteration < before.log().iteration()));
    }

    /** The first of a log. */
    static NewEvent submitted(Submission submission) {
        ObjectNode data = data(State.queued());
        if (submission.parent() != null) {
            data.set("parent", SpecWriter.write(submission.parent()));
        }
        return new NewEvent(EventKind.STATUS, data);
    }

    static NewEvent status(State state) {
        return new NewEvent(EventKind.STATUS, data(state));
    }

    /** All that was told of iterations after this one is void; the next attempt begins there. */
    static NewEvent rewind(long iteration, int attempt) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        return new NewEvent(EventKind.REWIND, data.put("iteration", iteration).put("attempt", attempt));
    }

    private static NewEvent end(State state) {
        ObjectNode data = data(state);
        data.set("failure", SpecWriter.write(state.failure()));
        data.set("receipt", SpecWriter.write(state.receipt()));
        data.set("gates_passed", SpecWriter.write(state.gatesPassed()));
        return new NewEvent(EventKind.END, data);
    }

    private static ObjectNode data(State state) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        return data.put("status", state.status().word()).put("attempt", state.attempt());
    }
}
