package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.train.metric.ConfusionMatrix;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An example as a model answered it: its loss, and what it adds to the task's metrics. */
sealed interface ScoredExample {

    double loss();

    /** 1 where the class is right, else 0. */
    double right();

    /** Whether it can be counted in together with any others. */
    boolean canBePooled();

    /** Counts it in. */
    void addTo(TaskMetrics metrics);

    /**
     * One of a batch.
     *
     * @param labels [examples, positions, outputs], as are {@code outputs}
     */
    static ScoredExample of(
            int i, Batch batch, double loss, double[] labels, double[] outputs, Supplier<TaskMetrics> empty) {
        int positions = batch.target().positions();
        int each = positions * batch.target().outputs();
        double[] itsLabels = Arrays.copyOfRange(labels, i * each, (i + 1) * each);
        double[] itsOutputs = Arrays.copyOfRange(outputs, i * each, (i + 1) * each);
        if (positions == 1) {
            return new Flat(loss, itsLabels, itsOutputs);
        }
        TaskMetrics counted = empty.get();
        counted.add(1, itsLabels, itsOutputs, valid(batch.weights().valid(), i, positions));
        return new Image(loss, counted, empty.get().merge(counted));
    }

    private static Weights valid(float @Nullable [] all, int example, int positions) {
        return all == null
                ? Weights.NONE
                : new Weights(Arrays.copyOfRange(all, example * positions, (example + 1) * positions), null, null);
    }

    /** One with one label. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Flat(double loss, double[] labels, double[] outputs) implements ScoredExample {
        @Override
        public double right() {
            int n = labels.length;
            return ConfusionMatrix.largest(labels, 0, n) == ConfusionMatrix.largest(outputs, 0, n) ? 1 : 0;
        }

        @Override
        public boolean canBePooled() {
            return true;
        }

        @Override
        public void addTo(TaskMetrics metrics) {
            metrics.add(1, labels, outputs, Weights.NONE);
        }
    }

    /** One with a label at each of its positions, which are counted already. */
    record Image(double loss, TaskMetrics counted, boolean canBePooled) implements ScoredExample {
        @Override
        public double right() {
            throw new UnsupportedOperationException("an image is not right or wrong");
        }

        @Override
        public void addTo(TaskMetrics metrics) {
            metrics.merge(counted);
        }
    }
}
