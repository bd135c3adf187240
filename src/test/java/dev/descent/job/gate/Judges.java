package dev.descent.job.gate;

import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.dataset.Datasets;
import dev.descent.job.queue.Jobs;

/** Makes what judges gates, for tests without a context. */
public final class Judges {
    private Judges() {}

    public static GateJudge of(Jobs jobs, ArtifactStore artifacts, ArtifactFiles files, Datasets datasets) {
        return new GateJudge(new BaselineJobs(jobs), new BaselineModels(artifacts, files), datasets);
    }
}
