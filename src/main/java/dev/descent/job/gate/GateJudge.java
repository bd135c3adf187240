package dev.descent.job.gate;

import dev.descent.content.StoreUnavailable;
import dev.descent.dataset.Datasets;
import dev.descent.job.Job;
import dev.descent.ml.gate.Baseline;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.train.SavedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds what a job that has trained is judged by. */
@Component
@Profile("worker")
public class GateJudge {
    private static final Logger LOG = LoggerFactory.getLogger(GateJudge.class);

    private final BaselineJobs jobs;
    private final BaselineModels models;
    private final Datasets datasets;

    GateJudge(BaselineJobs jobs, BaselineModels models, Datasets datasets) {
        this.jobs = jobs;
        this.models = models;
        this.datasets = datasets;
    }

    /**
     * Opens the model and its baselines' models, of which none is loaded yet.
     *
     * @param tick called now and then while it is judged; what it throws ends that
     */
    public Judging open(TrainedJob trained, Runnable tick) {
        Map<Baseline, FoundBaseline> baselines = new LinkedHashMap<>();
        try {
            SavedModel model = SavedModel.open(trained.model());
            for (GateSpec gate : trained.spec().gates()) {
                Baseline asked = gate.noWorseThan();
                if (asked != null && !baselines.containsKey(asked)) {
                    baselines.put(asked, find(asked));
                }
            }
            return new Judging(trained, model, baselines, new GateExamples(trained, datasets, tick));
        } catch (IOException | RuntimeException e) {
            Judging.close(baselines.values());
            throw e instanceof RuntimeException unchecked ? unchecked : new UncheckedIOException((IOException) e);
        }
    }

    private FoundBaseline find(Baseline asked) {
        Optional<Job> job = jobs.find(asked);
        if (job.isEmpty()) {
            return new FoundBaseline.Missing("There is no baseline: " + asked.missing() + ".");
        }
        try {
            return new FoundBaseline.Usable(models.open(job.get()));
        } catch (StoreUnavailable away) {
            throw new UncheckedIOException("a baseline's model cannot be had now", away);
        } catch (IOException e) {
            LOG.warn("The model of job {} cannot be compared with", job.get().id(), e);
            return new FoundBaseline.Unusable(
                    job.get().id().toString(), "The baseline's model cannot be read: " + e.getMessage() + ".");
        }
    }
}
