package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.Readout;
import dev.descent.ml.network.Network;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.train.metric.Coverage;
import dev.descent.ml.train.metric.TaskMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The network as in use on a part of the data: the loss, the task's metrics, and any other losses, all on the same outputs. Losses are
 * means over the examples of which something counts, so that the size of the batches does not show.
 */
final class Evaluation {
    private final TrainingData data;
    private final Activation activation;
    private final Readout readout;
    private final Map<String, LossFunction> losses;
    private final int batchSize;
    private final int width;
    private final Scratch scratch;

    /**
     * Arrays for one batch.
     *
     * @param labels [examples, positions, labels]
     * @param logits [examples, positions, outputs], as are {@code copy} and {@code outputs}
     * @param predicted for each label, shaped as these
     * @param ranked scores by the first loss
     * @param others scores by each other loss in turn
     */
    @SuppressWarnings("ArrayRecordComponent") // filled again for each batch
    private record Scratch(
            float[] copy,
            double[] labels,
            double[] logits,
            double[] outputs,
            double[] predicted,
            double[] ranked,
            double[] others) {}

    /** @param losses by the names under which to report them */
    Evaluation(TrainingPlan plan, TrainingData data, Map<String, LossFunction> losses) {
        Target target = data.target();
        this.data = data;
        this.losses = losses;
        activation = plan.outputActivation(target);
        readout = plan.loss().readout(target);
        batchSize = plan.training().batchSize();
        width = plan.loss().outputs(target);
        int values = batchSize * target.positions() * width;
        int labels = batchSize * target.positions() * target.outputs();
        scratch = new Scratch(
                new float[values],
                new double[labels],
                new double[values],
                new double[values],
                new double[labels],
                new double[batchSize],
                new double[batchSize]);
    }

    /**
     * What a pass came to.
     *
     * @param losses by name
     * @param terms of the first loss, where it is made of others: {@code loss.dice}
     * @param metrics by name
     */
    record Result(ObjectNode losses, ObjectNode terms, ObjectNode metrics) {}

    /** Sees each batch of a pass. */
    interface Watcher {

        /**
         * A batch was evaluated.
         *
         * @param scores of its examples by the first of the losses
         * @param labels [examples, positions, labels]
         * @param predicted for each of them, same shape
         */
        void add(Batch batch, double[] scores, double[] labels, double[] predicted);
    }

    Result of(Network network, Examples part, Watcher watcher) {
        TaskMetrics metrics = TaskMetrics.of(data.target(), data.scaling());
        Map<String, Double> sums = new LinkedHashMap<>();
        Map<String, Double> terms = new LinkedHashMap<>();
        Coverage coverage = new Coverage(data.target(), data.scaling());
        int counted = 0;
        try (BatchFeed feed =
                new BatchFeed(data, part, Seeds.inOrder(part.size()), BatchSizes.upTo(batchSize, part.size()))) {
            while (feed.hasNext()) {
                Batch batch = feed.next();
                load(network, batch);
                addLosses(batch, sums, terms);
                watcher.add(batch, scratch.ranked, scratch.labels, scratch.predicted);
                metrics.add(batch.size(), scratch.labels, scratch.predicted, batch.weights());
                addIntervals(batch, coverage);
                counted += batch.weights().counted(batch.size(), data.target().positions());
            }
        }
        ObjectNode measured = JsonNodeFactory.instance.objectNode();
        metrics.put(measured);
        if (readout.hasIntervals()) {
            coverage.put(measured);
        }
        return new Result(means(sums, counted), means(terms, counted), measured);
    }

    private void addIntervals(Batch batch, Coverage coverage) {
        if (readout.hasIntervals()) {
            int positions = batch.size() * data.target().positions();
            double[] ends = new double[2 * positions * data.target().outputs()];
            readout.readIntervals(scratch.outputs, positions, ends);
            coverage.add(batch.size(), scratch.labels, ends, batch.weights());
        }
    }

    private static ObjectNode means(Map<String, Double> sums, int counted) {
        ObjectNode means = JsonNodeFactory.instance.objectNode();
        sums.forEach((name, sum) -> means.set(name, JsonNumber.of(sum / Math.max(1, counted))));
        return means;
    }

    private void load(Network network, Batch batch) {
        Target target = data.target();
        int positions = batch.size() * target.positions();
        network.logits(batch, scratch.copy);
        for (int i = 0; i < positions * target.outputs(); i++) {
            scratch.labels[i] = batch.labels()[i];
        }
        for (int i = 0; i < positions * width; i++) {
            scratch.logits[i] = scratch.copy[i];
        }
        activation.apply(scratch.logits, positions, width, scratch.outputs);
        readout.read(scratch.outputs, positions, scratch.predicted);
    }

    private void addLosses(Batch batch, Map<String, Double> sums, Map<String, Double> terms) {
        LossInput input = new LossInput(batch.size(), scratch.labels, scratch.logits, batch.weights());
        double[] scores = scratch.ranked;
        for (Map.Entry<String, LossFunction> loss : losses.entrySet()) {
            loss.getValue().score(input, scores);
            double sum = 0;
            for (int i = 0; i < batch.size(); i++) {
                sum += scores[i];
            }
            sums.merge(loss.getKey(), sum, Double::sum);
            if (scores == scratch.ranked) {
                int counted = loss.getValue().counted();
                loss.getValue().parts().forEach((name, mean) -> terms.merge(name, mean * counted, Double::sum));
            }
            scores = scratch.others;
        }
    }
}
