package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Keeps checkpoints when they are due, and before one of them those that it needs. Those of moderate size are copied, and written by
 * another thread while the training goes on; larger ones are written in between.
 */
final class CheckpointKeeper implements AutoCloseable {
    /** Larger ones are not held twice in memory. */
    static final long LARGEST_COPY = 64L << 20;

    private final CheckpointSettings settings;
    private final JsonNode description;
    private final Checkpoints checkpoints;
    private final CheckpointWriter writer;
    private final Optimization optimization;
    /** Copies that later ones may need, by iteration. */
    private final NavigableMap<Long, Checkpoint> held = new TreeMap<>();

    private long asked;
    private long keptAt = System.nanoTime();

    CheckpointKeeper(OpenedRun opened, Run run, Optimization optimization) {
        this.settings = opened.plan().training().checkpoint();
        this.description = opened.description();
        this.checkpoints = run.checkpoints();
        this.writer = new CheckpointWriter(run.checkpoints(), run.log());
        this.optimization = optimization;
        SavedCheckpoint start = checkpoints.newest();
        if (start != null) {
            asked = start.position().iteration();
            writer.stored().add(start.position().iteration());
            writer.stored().addAll(start.position().needs());
        }
    }

    /** Between two iterations of an epoch. */
    void afterIteration(RunState state) {
        boolean due = isDue(state);
        if (due || (isOld() && writer.isIdle())) {
            keep(state);
        }
    }

    /** At the end of an epoch. */
    void afterEpoch(RunState state) {
        boolean due = isDue(state) || settings.isDueAfterEpoch(state.epochs());
        if (due || isOld()) {
            keep(state);
        }
    }

    private boolean isDue(RunState state) {
        long before = asked;
        asked = state.iteration();
        return settings.isDueAfterIteration(before, asked);
    }

    private boolean isOld() {
        return System.nanoTime() - keptAt >= settings.everySeconds() * 1_000_000_000L;
    }

    /** Has this point at hand for a later one that needs it. */
    void hold(RunState state) {
        held.keySet().retainAll(state.position().needs());
        if (isSmall()) {
            held.put(state.iteration(), checkpoint(state).copy());
        } else {
            keep(state);
        }
    }

    /** One that was held or kept. */
    SavedCheckpoint open(long iteration) throws IOException {
        Checkpoint copy = held.get(iteration);
        if (copy != null) {
            return copy;
        }
        writer.await();
        return checkpoints.open(iteration);
    }

    /** The run goes on from an earlier point; call it before the log is told, which later checkpoints must not follow. */
    void rewound(long iteration) {
        writer.await();
        held.tailMap(iteration, false).clear();
        writer.stored().tailSet(iteration, false).clear();
        asked = iteration;
    }

    /** The iteration of the last one that was kept; −1 for none. */
    long newest() {
        return writer.stored().isEmpty() ? -1 : writer.stored().last();
    }

    /** Keeps this point and waits until it is safe. */
    void keepNow(RunState state) {
        keep(state);
        await();
    }

    /** Keeps the best epoch alone and waits until it is safe; answers its iteration, −1 where there is none. */
    long keepBest(RunState state) {
        BestEpoch best = state.best();
        if (best != null && !writer.stored().contains(best.iteration()) && held.containsKey(best.iteration())) {
            writer.write(List.of(held.get(best.iteration())));
        }
        await();
        return best != null && writer.stored().contains(best.iteration()) ? best.iteration() : -1;
    }

    /**
     * Waits until what was to be kept is safe.
     *
     * @throws RuntimeException where the log is another's now
     */
    void await() {
        writer.await();
    }

    /** Keeps this point, perhaps while the caller goes on. */
    void keep(RunState state) {
        writer.await();
        if (writer.stored().contains(state.iteration())) {
            return;
        }
        Position position = state.position();
        List<Checkpoint> due = new ArrayList<>(unkept(position));
        Checkpoint here = checkpoint(state);
        if (isSmall()) {
            due.add(held.containsKey(state.iteration()) ? held.get(state.iteration()) : here.copy());
            writer.write(due);
        } else {
            writer.write(List.of(here));
            writer.await();
        }
        forget(position);
        keptAt = System.nanoTime();
    }

    /** Also those that could not be stored when they were due. */
    private List<Checkpoint> unkept(Position position) {
        return position.needs().stream()
                .filter(iteration ->
                        held.containsKey(iteration) && !writer.stored().contains(iteration))
                .sorted()
                .map(held::get)
                .toList();
    }

    /** What is older than all that is needed is not asked for again. */
    private void forget(Position position) {
        long oldest = position.needs().stream().reduce(position.iteration(), Math::min);
        writer.stored().headSet(Math.min(oldest, newest())).clear();
    }

    private Checkpoint checkpoint(RunState state) {
        return optimization.checkpoint(state, description);
    }

    private boolean isSmall() {
        return optimization.bytes() <= LARGEST_COPY;
    }

    @Override
    public void close() {
        writer.close();
    }
}
