package dev.descent.spark;

import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps the losses of a run, and tells somebody of each iteration. */
class Losses implements TrainingLog {
    final List<Double> values = new ArrayList<>();
    private final LongConsumer told;

    Losses() {
        this(iteration -> {});
    }

    Losses(LongConsumer told) {
        this.told = told;
    }

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> series) {
        values.add(series.get("loss"));
        told.accept(iteration);
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {}

    @Override
    public void rewind(Position to) {}

    @Override
    public void warning(String message) {}
}
