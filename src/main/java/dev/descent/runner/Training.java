package dev.descent.runner;

import dev.descent.job.gate.GateJudge;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.runner.MemoryBudget.Held;
import dev.descent.runner.Preparation.Prepared;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What trains, and what it takes to train a job: its data, and memory once there is some. */
@Component
@Profile("worker")
record Training(Preparation preparation, MemoryBudget memory, Trainer trainer, GateJudge gates) {

    /** Data, and memory that is held until the run is over. */
    static final class Provided implements AutoCloseable {
        private final Prepared prepared;
        private Held held;

        Provided(Prepared prepared, Held held) {
            this.prepared = prepared;
            this.held = held;
        }

        Prepared prepared() {
            return prepared;
        }

        @Override
        public void close() {
            held.close();
        }
    }

    /** What became of a try: only the size, where there was no memory, so that the data is not held while the job waits. */
    private record Attempt(MemorySize needed, @Nullable Provided provided) {}

    /**
     * Prepares a job, and waits until what it takes is free.
     *
     * @throws TrainingFailed where the data cannot be had, the job cannot run on it, or it needs more than there is
     * @throws Stopped where the job is to stop first
     */
    Provided provide(LeasedJob job, Heartbeat heartbeat) {
        Attempt attempt = attempt(job, heartbeat);
        return attempt.provided != null ? attempt.provided : provideLater(attempt.needed, job, heartbeat);
    }

    private Attempt attempt(LeasedJob job, Heartbeat heartbeat) {
        Prepared prepared = prepare(job, heartbeat);
        checkPossible(prepared.memory());
        Held held = memory.take(prepared.memory());
        return new Attempt(prepared.memory(), held == null ? null : new Provided(prepared, held));
    }

    private Provided provideLater(MemorySize needed, LeasedJob job, Heartbeat heartbeat) {
        Held held = memory.await(needed, new MemoryWait(job, heartbeat, needed));
        try {
            return new Provided(prepare(job, heartbeat), held);
        } catch (Throwable thrown) {
            held.close();
            throw thrown;
        }
    }

    /**
     * Makes sure of the memory that is needed after the training. Where that is more, what is held is given back first, so that no two jobs
     * wait for each other.
     *
     * @throws TrainingFailed where it is more than there is
     * @throws Stopped where the job is to stop first
     */
    void hold(MemorySize needed, Provided provided, LeasedJob job, Heartbeat heartbeat) {
        if (!needed.fitsInto(provided.prepared.memory())) {
            checkPossible(needed);
            provided.held.close();
            provided.held = () -> {};
            provided.held = memory.await(needed, new MemoryWait(job, heartbeat, needed));
        }
    }

    private Prepared prepare(LeasedJob job, Heartbeat heartbeat) {
        return new FencedRetry(job, heartbeat).write(() -> preparation.prepare(job, heartbeat));
    }

    /** The process that accepted the job may have had more. */
    private void checkPossible(MemorySize needed) {
        if (!needed.fitsInto(memory.all())) {
            throw new TrainingFailed(
                    "out_of_memory",
                    "The job needs about " + needed + ", its worker has " + memory.all()
                            + " for jobs. Try smaller batches or a smaller model, or give the workers more memory.");
        }
    }
}
