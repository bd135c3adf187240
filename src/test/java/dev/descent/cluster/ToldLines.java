package dev.descent.cluster;

import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log as lines. */
final class ToldLines implements TrainingLog {
    private final List<String> lines = new ArrayList<>();

    /** Thrown from now on. */
    @Nullable
    RuntimeException breaks;

    List<String> lines() {
        return lines;
    }

    private void add(String line) {
        if (breaks != null) {
            throw breaks;
        }
        lines.add(line);
    }

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> values) {
        add(iteration + ": " + values);
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        add("epoch " + summary + " " + best);
    }

    @Override
    public void rewind(Position to) {
        add("rewind " + to);
    }

    @Override
    public void warning(String message) {
        add(message);
    }
}
