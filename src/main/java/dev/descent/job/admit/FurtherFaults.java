package dev.descent.job.admit;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what else is wrong with a job that is refused, so that one answer tells all of it: each part is judged as far as the others
 * allow. Data that is on another machine is not fetched for it.
 */
final class FurtherFaults {
    private final Datasets datasets;
    private final JsonNode job;
    private final JobParts parts;
    private final InvalidSpec first;
    private final Faults found = new Faults();

    private FurtherFaults(Datasets datasets, JsonNode job, InvalidSpec first) {
        this.datasets = datasets;
        this.job = job;
        this.parts = JobParts.of(job);
        this.first = first;
    }

    /** The refusal with everything that could be found: what it has, and the faults of parts that it says nothing of. */
    static InvalidSpec added(Datasets datasets, JsonNode job, InvalidSpec first) {
        return new FurtherFaults(datasets, job, first).added();
    }

    private InvalidSpec added() {
        TrainingData data = data();
        if (data != null) {
            parts.checkModel(data.input(), data.target(), found);
            parts.checkLosses(data.target(), found);
            parts.checkGates(data, found);
        } else {
            checkByFormat();
        }
        List<Violation> all = new ArrayList<>(first.violations());
        found.list().stream()
                .filter(violation -> first.violations().stream().noneMatch(known -> concern(known, violation)))
                .forEach(all::add);
        return new InvalidSpec(all);
    }

    private @Nullable TrainingData data() {
        DatasetSpec dataset = parts.dataset();
        if (dataset == null) {
            checkReference();
            return null;
        }
        boolean scaled = parts.loss() == null || parts.loss().scalesTarget();
        Optional<LoadedDataset> loaded = found.collect("dataset", () -> datasets.loadAtHand(dataset, scaled));
        return loaded == null ? null : loaded.map(LoadedDataset::data).orElse(null);
    }

    /** Whether there is anything at the reference, where how to read it cannot be understood. */
    private void checkReference() {
        JsonNode uri = job.path("dataset").path("uri");
        if (uri.isString()) {
            found.addAll("dataset", datasets.references().faults(uri.stringValue()));
        }
    }

    private void checkByFormat() {
        FormatSpec format = parts.format();
        Outline outline = format == null ? null : format.outline();
        if (outline != null) {
            parts.checkModel(outline.input(), outline.target(), found);
        }
    }

    /** Whether two faults are of one part, of which enough is said. */
    private static boolean concern(Violation one, Violation other) {
        return part(one.path()).equals(part(other.path()));
    }

    /** {@code model}, {@code dataset.format}, {@code training.report_losses[2]}, {@code gates[1]}. */
    private static String part(String path) {
        String members = path.startsWith("dataset.") || path.startsWith("training.") ? "[^.]+\\.[^.]+" : "[^.\\[]*";
        members = path.startsWith("gates[") ? "[^.]+" : members;
        Matcher part = Pattern.compile(members).matcher(path);
        return part.lookingAt() ? part.group() : path;
    }
}
