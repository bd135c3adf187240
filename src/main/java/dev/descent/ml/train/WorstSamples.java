package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.train.metric.ImageErrors;
import dev.descent.ml.train.metric.MapOverlap;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.sample.ScoreHistory;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The examples of one pass with the highest loss, those whose loss is no number first. */
final class WorstSamples {
    /** Kept of a pass. */
    static final int MOST = 100;
    /** The longest side of a picture, in pixels. */
    static final int THUMBNAIL = 64;

    private final Target target;
    private final Answers answers;
    /** The least bad first; of equals, the later example. */
    private final PriorityQueue<ScoredSample> kept =
            new PriorityQueue<>(Comparator.comparingDouble(ScoredSample::badness)
                    .thenComparing(Comparator.comparingInt(ScoredSample::index).reversed()));

    /**
     * One of them.
     *
     * @param index in the part
     * @param predicted map of classes as a thumbnail, or null
     * @param picture predicted, as a thumbnail, or null
     */
    record ScoredSample(
            double loss,
            int index,
            ObjectNode prediction,
            @Nullable ClassMap predicted,
            @Nullable Picture picture) {

        double badness() {
            return WorstSamples.badness(loss);
        }
    }

    WorstSamples(TrainingData data, Activation activation) {
        this.target = data.target();
        this.answers = new Answers(data.target(), data.scaling(), activation);
    }

    /**
     * Looks at a batch.
     *
     * @param scores of its examples, by the loss that is trained
     * @param labels [examples, positions, labels]
     * @param outputs what is predicted for each of them, same shape
     */
    void add(Batch batch, double[] scores, double[] labels, double[] outputs) {
        int size = target.positions() * target.outputs();
        for (int i = 0; i < batch.size(); i++) {
            if (isKept(scores[i]) && batch.weights().counts(i, target.positions())) {
                Values values = new Values(labels, outputs, i * size, batch.weights(), i * target.positions());
                kept.add(sample(scores[i], batch.samples()[i], values));
                if (kept.size() > MOST) {
                    kept.remove();
                }
            }
        }
    }

    /** Looks at batches, and has a history keep the score of each example. */
    Evaluation.Watcher and(ScoreHistory history, Activation activation) {
        Margins margins = new Margins(target, activation, target.outputs());
        return (batch, scores, labels, outputs) -> {
            add(batch, scores, labels, outputs);
            LossInput seen = new LossInput(batch.size(), labels, margins.logits(outputs), batch.weights());
            margins.see(seen, scores, outputs);
            history.addValidation(batch, scores, margins.values());
        };
    }

    private boolean isKept(double score) {
        return kept.size() < MOST || badness(score) > kept.element().badness();
    }

    /** The worst first. */
    List<ScoredSample> samples() {
        return kept.stream().sorted(kept.comparator().reversed()).toList();
    }

    /** One example's labels and outputs, from {@code offset} on, and its weights, from {@code first} on. */
    @SuppressWarnings("ArrayRecordComponent") // lives for a call
    private record Values(double[] labels, double[] outputs, int offset, Weights weights, int first) {}

    private ScoredSample sample(double loss, int index, Values values) {
        return switch (target.task()) {
            case SEGMENTATION -> map(loss, index, values);
            case IMAGE_TO_IMAGE -> picture(loss, index, values);
            default -> new ScoredSample(loss, index, answers.prediction(values.outputs, values.offset), null, null);
        };
    }

    private ScoredSample map(double loss, int index, Values values) {
        ClassMap truth = answers.truth(values.labels, values.offset, values.weights, values.first);
        ClassMap predicted = answers.map(values.outputs, values.offset);
        ObjectNode overlap = MapOverlap.of(truth, predicted, target.names());
        return new ScoredSample(loss, index, overlap, predicted.within(THUMBNAIL), null);
    }

    private ScoredSample picture(double loss, int index, Values values) {
        Picture truth = answers.picture(values.labels, values.offset);
        Picture predicted = answers.picture(values.outputs, values.offset);
        return new ScoredSample(loss, index, ImageErrors.of(truth, predicted), null, predicted.within(THUMBNAIL));
    }

    private static double badness(double loss) {
        return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }
}
