package dev.descent.samples;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.content.HeldFile;
import dev.descent.http.InvalidParameter;
import dev.descent.http.Page;
import dev.descent.job.Job;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.train.RunFile;
import dev.descent.ml.train.sample.SampleFile;
import dev.descent.ml.train.sample.SampleOrder;
import dev.descent.samples.SamplesAnswer.SamplesPart;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ranks the examples of a job by what they came to in its epochs. */
@RestController
@Profile("api")
class SamplesController {
    private static final int MOST = 10_000;

    private final Jobs jobs;
    private final ArtifactStore artifacts;
    private final ArtifactFiles files;

    SamplesController(Jobs jobs, ArtifactStore artifacts, ArtifactFiles files) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.files = files;
    }

    @GetMapping("/v1/jobs/{id}/samples")
    SamplesAnswer samples(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "loss") SampleOrder order,
            @RequestParam(defaultValue = "training") SamplesPart split,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit)
            throws IOException {
        InvalidParameter.checkBetween("limit", limit, 1, MOST);
        Job job = jobs.get(id);
        Artifact artifact = artifacts
                .find(id, RunFile.SAMPLES.fileName())
                .orElseThrow(() -> NoSamples.kept(job.status().isTerminal()));
        try (HeldFile held = files.open(id, artifact)) {
            SampleFile file = SampleFile.read(held.path());
            if (order == SampleOrder.SUSPECT && !file.scores().hasMargins()) {
                throw NoSamples.margins();
            }
            return SamplesAnswer.of(file, order, split, limit);
        }
    }
}
