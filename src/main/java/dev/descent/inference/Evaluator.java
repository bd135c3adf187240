package dev.descent.inference;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.EncodedPart;
import dev.descent.dataset.FoundDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.http.InvalidParameter;
import dev.descent.http.JsonBody;
import dev.descent.ml.data.Examples;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.Evaluated;
import dev.descent.ml.train.TrainedModel;
import dev.descent.ml.train.metric.Resampling;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Evaluates a loaded model on a data set, on the model's thread. */
@Component
@Profile("api")
class Evaluator {
    private final Datasets datasets;

    Evaluator(Datasets datasets) {
        this.datasets = datasets;
    }

    /** @throws InvalidSpec with every fault, those of a reference to data at hand among them */
    EvaluateRequest read(JsonNode body) {
        try {
            return JsonBody.read(body, EvaluateRequest.class);
        } catch (InvalidSpec invalid) {
            JsonNode uri = body.path("dataset").path("uri");
            Faults faults = new Faults();
            faults.addAll("dataset", uri.isString() ? datasets.references().faults(uri.stringValue()) : List.of());
            throw invalid.and(faults.list());
        }
    }

    /**
     * Finds the data, before the model's thread is needed: it may be on a machine that does not answer.
     *
     * @return to be closed when it is not needed any more
     */
    FoundDataset find(EvaluateRequest asked, TimeLimit limit) {
        FetchWatch watch = FetchWatch.ofRequest(progress -> limit.check(0));
        return InvalidSpec.under("dataset", () -> datasets.find(asked.dataset(), asked.part(), watch));
    }

    /**
     * How to evaluate.
     *
     * @param interval share of what could have come out that intervals of the metrics hold; null for none
     * @param limit of its time
     */
    record Terms(@Nullable Double interval, TimeLimit limit) {}

    /** @throws EvaluationTooLong where the limit is reached on the way */
    EvaluateAnswer evaluate(AnsweringModel answering, EvaluateRequest asked, FoundDataset data, Terms terms) {
        TimeLimit limit = terms.limit;
        limit.check(0);
        TrainedModel model = answering.model();
        EncodedPart part = InvalidSpec.under("dataset", () -> data.encode(model.encoding()));
        if (part.known().examples().size() == 0) {
            throw new InvalidSpec("part", "has no example: the data set's split leaves none for it");
        }
        limit.check(0);
        Examples examples = part.known().examples();
        Resampling drawn = model.resampling();
        checkDrawable(terms, examples.size(), model.encoding().target().outputs());
        Evaluated evaluated = terms.interval == null
                ? model.evaluate(examples, asked.reportLosses(), limit::check)
                : model.evaluate(examples, asked.reportLosses(), limit::check, drawn);
        return new EvaluateAnswer(
                examples.size(),
                asked.part(),
                evaluated.metrics(),
                evaluated.reported(),
                terms.interval == null ? null : drawn.intervals(terms.interval, () -> limit.check(0)),
                SpecWriter.write(part.resolved()),
                answering.checkpoint(),
                Stream.concat(answering.warnings().stream(), part.known().warnings().stream())
                        .toList());
    }

    private static void checkDrawable(Terms terms, int examples, int labels) {
        long most = Resampling.mostExamples(labels);
        if (terms.interval != null && examples > most) {
            throw new InvalidParameter(
                    "interval", "is for at most " + most + " examples of so many classes, and there are " + examples);
        }
    }
}
