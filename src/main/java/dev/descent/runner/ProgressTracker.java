package dev.descent.runner;

import dev.descent.job.Progress;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.LossSums;
import dev.descent.ml.train.checkpoint.Position;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a run's progress and metrics from what it logs. Not for several threads at once. */
final class ProgressTracker {
    private final int epochs;
    private final long iterations;
    private final @Nullable Integer maxSeconds;
    private final double secondsBefore;
    private final long started = System.nanoTime();
    private final ObjectNode metrics = JsonNodeFactory.instance.objectNode();
    private int epoch;
    private long iteration;
    private final long before;
    private long losses;
    private double lossOfFirstEpoch;
    private @Nullable Double samplesPerSecond;

    /**
     * @param maxSeconds after which the run stops where it is, or null
     * @param before the iteration that the job's own follow
     * @param start where the run goes on from
     */
    ProgressTracker(Progress planned, @Nullable Integer maxSeconds, long before, Position start) {
        this.maxSeconds = maxSeconds;
        this.before = before;
        epochs = planned.epochs();
        iterations = Objects.requireNonNull(planned.iterations(), "a job is planned once its data is here");
        secondsBefore = start.time().seconds();
        epoch = start.epoch();
        iteration = start.iteration();
        if (start.metrics().isEmpty()) {
            LossSums sums = start.losses();
            losses = sums.epochIterations() - start.faults().skipped();
            lossOfFirstEpoch = sums.epochSum() / Math.max(1, sums.epochCounted()) * losses;
        } else {
            metrics.setAll((ObjectNode) start.metrics());
            best(start.best());
        }
    }

    /** Until the first epoch is over, its mean so far stands for its loss, of iterations that count in the epoch's mean. */
    void iteration(int itsEpoch, long number, Map<String, Double> values) {
        epoch = itsEpoch;
        iteration = number;
        Double loss = values.get("loss");
        if (!metrics.has("loss") && loss != null && Double.isFinite(loss)) {
            lossOfFirstEpoch += loss;
            losses++;
        }
    }

    void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        samplesPerSecond = summary.samplesPerSecond();
        metrics.setAll(summary.metrics());
        best(best);
    }

    private void best(@Nullable BestEpoch best) {
        metrics.set("best", SpecWriter.write(best));
    }

    JsonNode progress() {
        return new Progress(
                        epoch,
                        epochs,
                        iteration,
                        iterations,
                        Math.min(1, (double) iteration / iterations),
                        samplesPerSecond,
                        iteration == before ? null : secondsLeft())
                .toJson();
    }

    /** By the time that an iteration took so far, validation included, and not beyond the run's limit. */
    private double secondsLeft() {
        double seconds = secondsBefore + (System.nanoTime() - started) / 1e9;
        double left = Math.max(0, iterations - iteration) * seconds / (iteration - before);
        return maxSeconds == null ? left : Math.min(left, Math.max(0, maxSeconds - seconds));
    }

    JsonNode metrics() {
        ObjectNode seen = metrics.deepCopy();
        if (!seen.has("loss") && losses > 0) {
            seen.set("loss", JsonNumber.of(lossOfFirstEpoch / losses));
        }
        return seen;
    }
}
