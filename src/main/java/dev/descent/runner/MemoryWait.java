package dev.descent.runner;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.MemorySize;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells a job's log that it waits for memory, and ends the waiting where the job is to stop. */
final class MemoryWait implements Runnable {
    private final Heartbeat heartbeat;

    MemoryWait(LeasedJob job, Heartbeat heartbeat, MemorySize needed) {
        this.heartbeat = heartbeat;
        String message = "Waits until jobs that run beside it end: it needs about " + needed
                + ", which is more than they have left.";
        NewEvent event = new NewEvent(
                EventKind.WARNING, JsonNodeFactory.instance.objectNode().put("message", message));
        new FencedRetry(job, heartbeat).run(() -> heartbeat.hear(job.append(event)));
    }

    @Override
    public void run() {
        heartbeat.throwIfRequested();
    }
}
