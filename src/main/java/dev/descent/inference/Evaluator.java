package dev.descent.inference;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.EncodedPart;
import dev.descent.ml.data.Examples;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.Evaluated;
import dev.descent.ml.train.TrainedModel;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Evaluates a loaded model on a data set, on the model's thread. */
@Component
@Profile("api")
class Evaluator {
    private final Datasets datasets;

    Evaluator(Datasets datasets) {
        this.datasets = datasets;
    }

    /** @throws EvaluationTooLong where the limit is reached on the way */
    EvaluateAnswer evaluate(TrainedModel model, EvaluateRequest asked, TimeLimit limit) {
        limit.check(0);
        EncodedPart part = load(model, asked, limit);
        limit.check(0);
        Examples examples = part.known().examples();
        Evaluated evaluated = model.evaluate(examples, asked.reportLosses(), limit::check);
        return new EvaluateAnswer(
                examples.size(),
                asked.part(),
                evaluated.metrics(),
                evaluated.reported(),
                SpecWriter.write(part.resolved()),
                part.known().warnings());
    }

    private EncodedPart load(TrainedModel model, EvaluateRequest asked, TimeLimit limit) {
        try {
            EncodedPart part =
                    datasets.encode(asked.dataset(), asked.part(), model.encoding(), progress -> limit.check(0));
            if (part.known().examples().size() > 0) {
                return part;
            }
        } catch (InvalidSpec invalid) {
            throw new InvalidSpec(invalid.violations().stream()
                    .map(violation -> violation.under("dataset"))
                    .toList());
        }
        throw new InvalidSpec("part", "has no example: the data set's split leaves none for it");
    }
}
