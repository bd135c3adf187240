package dev.descent.job.gate;

import dev.descent.job.JobSpec;
import dev.descent.ml.data.Examples;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.train.ExampleScores;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.TrainedModel;
import dev.descent.ml.train.metric.MetricName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What one model comes to on the examples. It is loaded for a pass over them, so that two models are never loaded at once. */
final class ModelScores {
    private final SavedModel model;
    private final Supplier<Examples> examples;
    private final JobSpec job;
    private final Runnable tick;
    private final Map<LossSpec, ExampleScores> byLoss = new HashMap<>();

    ModelScores(SavedModel model, Supplier<Examples> examples, JobSpec job, Runnable tick) {
        this.model = model;
        this.examples = examples;
        this.job = job;
        this.tick = tick;
    }

    /** What says a metric, by the job's losses; what is no loss is had with the model's own. */
    ExampleScores of(MetricName metric) {
        LossSpec loss = loss(metric);
        ExampleScores known = byLoss.get(loss);
        return known != null ? known : pass(loss);
    }

    private LossSpec loss(MetricName metric) {
        if (metric.isReported()) {
            return Objects.requireNonNull(job.plan().reported().get(metric.own()));
        }
        return metric.isLoss() ? job.loss() : model.loss();
    }

    private ExampleScores pass(LossSpec loss) {
        try (TrainedModel loaded = model.load()) {
            ExampleScores scores = loaded.scores(examples.get(), loss, batch -> tick.run());
            byLoss.put(loss, scores);
            return scores;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
