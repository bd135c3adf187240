package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.StartingPoint;
import dev.descent.ml.train.sample.ScoreHistory;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Where a run begins: before its first iteration, or at the checkpoint that it goes on from. */
record RunStart(OpenedRun opened, Run run, Step step, RunRates rates) {

    /**
     * The state there; what the step learns is then that of the checkpoint.
     *
     * @throws TrainingFailed where the checkpoint cannot be gone on from
     */
    RunState state() {
        SavedCheckpoint start = run.checkpoints().newest();
        return start == null ? state(Position.BEGINNING, new byte[0], new byte[0]) : restored(start);
    }

    private RunState restored(SavedCheckpoint start) {
        checkEngine(start);
        try {
            step.restore(start, rates.before(start.position()));
            return state(start.position(), start.summaries(), start.scores());
        } catch (IOException e) {
            throw new TrainingFailed("checkpoint_damaged", "The checkpoint to go on from cannot be read.", e);
        }
    }

    /** Another engine has other bits: a run keeps its own to the end, and only one that begins from another's checkpoint may choose anew. */
    private void checkEngine(SavedCheckpoint start) {
        JsonNode now = opened.description().path("engine");
        JsonNode before = start.description().path("engine");
        boolean beginsHere = start instanceof StartingPoint;
        if (!beginsHere && !before.path("name").equals(now.path("name"))) {
            throw new TrainingFailed(
                    "engine_unavailable",
                    "The run began with the engine " + before + " and cannot go on with " + now
                            + ", which is what this worker has. Name an engine in training.engine to have the same"
                            + " everywhere.");
        }
        if (!before.equals(now)) {
            run.log()
                    .warning("The run goes on with the engine " + now + ", and what it goes on from was computed with "
                            + before + ": its values may differ in the last digits from those of an undisturbed run.");
        }
    }

    private RunState state(Position position, byte[] summaries, byte[] scored) {
        EarlyStopping early = opened.plan().training().earlyStopping();
        int examples = opened.data().training().size();
        ScoreHistory scores =
                new ScoreHistory(examples, opened.data().validation().size(), scored);
        return new RunState(position, summaries, scores, monitor(), early == null ? 0 : early.minDelta());
    }

    /** What the run's epochs are compared by. */
    Monitor monitor() {
        return Monitor.of(opened.plan().training(), opened.data().validation().size() > 0);
    }
}
