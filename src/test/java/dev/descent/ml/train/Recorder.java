package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what is logged, as a job's log does: what is taken back is gone. */
final class Recorder implements TrainingLog {
    final List<Long> iterations = new ArrayList<>();
    final List<Double> losses = new ArrayList<>();
    final List<Map<String, Double>> values = new ArrayList<>();
    final List<EpochSummary> epochs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<Position> rewinds = new ArrayList<>();
    Map<String, Double> last = Map.of();

    @Nullable
    BestEpoch best;

    private @Nullable FolderCheckpoints checkpoints;

    /** Checkpoints that go with what is taken back. */
    void follow(FolderCheckpoints kept) {
        checkpoints = kept;
    }

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> series) {
        iterations.add(iteration);
        losses.add(series.get("loss"));
        values.add(series);
        last = series;
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch bestSoFar) {
        epochs.add(summary);
        best = bestSoFar;
    }

    @Override
    public void rewind(Position to) {
        rewinds.add(to);
        cut(to);
        if (checkpoints != null) {
            checkpoints.rewind(to.iteration());
        }
    }

    /** Takes back what came after a position. */
    void cut(Position to) {
        int kept = Math.toIntExact(to.iteration());
        List.of(iterations, losses, values)
                .forEach(list -> list.subList(kept, list.size()).clear());
        epochs.subList(to.epochs(), epochs.size()).clear();
    }

    @Override
    public synchronized void warning(String message) {
        warnings.add(message);
    }
}
