package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log for those who only want what a run leaves, or some of what it tells. */
public class SilentLog implements TrainingLog {
    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> values) {}

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {}

    @Override
    public void rewind(Position to) {}

    @Override
    public void warning(String message) {}
}
