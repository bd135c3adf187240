package dev.descent.ml.train;

import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.metric.NamedMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param iterations in this epoch
 * @param loss mean of the iterations' losses within this epoch, each weighted by its examples
 * @param averageLoss the same over all epochs so far
 * @param validation the validation part's loss and task metrics by name (and {@code confusion_matrix}), or null without a validation part
 * @param reported other losses on the same validation outputs, by name, or null where none were asked for
 * @param seconds of the epoch's training, validation not counted
 * @param dataWaitSeconds of these in which the training waited for a batch to be prepared
 * @param samplesPerSecond training examples per second
 * @param workers each one's examples per second while it computed, where a cluster did; else empty
 */
public record EpochSummary(
        int epoch,
        int iterations,
        double loss,
        double averageLoss,
        @Nullable JsonNode validation,
        @Nullable JsonNode reported,
        double seconds,
        double dataWaitSeconds,
        double samplesPerSecond,
        List<WorkerRate> workers) {
    public EpochSummary {
        workers = List.copyOf(workers);
    }

    /** The same of a cluster. */
    EpochSummary by(List<WorkerRate> computing) {
        return new EpochSummary(
                epoch,
                iterations,
                loss,
                averageLoss,
                validation,
                reported,
                seconds,
                dataWaitSeconds,
                samplesPerSecond,
                computing);
    }

    /** Whether the losses are, of training and validation. */
    boolean isFinite() {
        return Double.isFinite(loss)
                && (validation == null || validation.path("loss").isNumber());
    }

    /** Its means and whatever else is a number, by the names of the job's metrics. */
    public ObjectNode metrics() {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.set("loss", JsonNumber.of(loss));
        metrics.set("average_loss", JsonNumber.of(averageLoss));
        if (validation != null) {
            NamedMetrics.flat(validation)
                    .propertyStream()
                    .forEach(entry -> metrics.set(MetricName.validation(entry.getKey()), entry.getValue()));
        }
        return metrics;
    }

    /** All numbers that epochs can be compared by, by name: the metrics, and other losses. */
    ObjectNode values() {
        ObjectNode values = metrics();
        if (reported != null) {
            reported.propertyStream()
                    .forEach(entry -> values.set(MetricName.reported(entry.getKey()), entry.getValue()));
        }
        return values;
    }

    /** As logged and reported; losses that are not finite are strings. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("epoch", epoch).put("iterations", iterations);
        node.set("loss", JsonNumber.of(loss));
        node.set("average_loss", JsonNumber.of(averageLoss));
        node.set("validation", SpecWriter.write(validation));
        node.set("reported", SpecWriter.write(reported));
        node.set("seconds", JsonNumber.of(seconds));
        node.set("data_wait_seconds", JsonNumber.of(dataWaitSeconds));
        node.set("samples_per_second", JsonNumber.of(samplesPerSecond));
        if (!workers.isEmpty()) {
            node.set("workers", SpecWriter.write(workers));
        }
        return node;
    }
}
