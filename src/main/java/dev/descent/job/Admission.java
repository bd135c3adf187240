package dev.descent.job;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.http.StorableText;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.PlanCheck;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lets in only what can train: the values by themselves, then the data, then the plan on that data. Every fault of a step is told
 * at once; a later step needs the earlier ones to hold.
 */
@Component
class Admission {
    private final Datasets datasets;
    private final JobSettings settings;

    Admission(Datasets datasets, JobSettings settings) {
        this.datasets = datasets;
        this.settings = settings;
    }

    /**
     * Checks a submission. Reads the data, so it may take a second; configures the network, so it loads native code.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    Admitted admit(JsonNode body) {
        Faults faults = new Faults();
        StorableText.check(body, faults);
        faults.raise();
        JobSpec spec = SpecReader.read(body, JobSpec.class);
        return check(spec, load(spec));
    }

    private LoadedDataset load(JobSpec spec) {
        try {
            return datasets.load(spec.dataset(), spec.loss().scalesTarget());
        } catch (InvalidSpec invalid) {
            throw new InvalidSpec(invalid.violations().stream()
                    .map(violation -> violation.under("dataset"))
                    .toList());
        }
    }

    private Admitted check(JobSpec spec, LoadedDataset data) {
        CheckedPlan plan = PlanCheck.check(spec.plan(), data.data(), settings.maxMemoryBytes(), datasets.modelFiles());
        JobSpec resolved = spec.resolved(data.resolved(), plan.plan());
        return new Admitted(resolved, plan, data.data().training().size(), data.summary());
    }
}
