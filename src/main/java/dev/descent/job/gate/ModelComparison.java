package dev.descent.job.gate;

import dev.descent.job.Receipt;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.gate.Compared;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.gate.Pairs;
import dev.descent.ml.gate.Verdict;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.ExampleScores;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.metric.MetricName;
import org.jspecify.annotations.Nullable;

/** A job's model beside that of a baseline, on the same examples. */
final class ModelComparison {
    private final TrainedJob job;
    private final Encoding encoding;
    private final ModelScores own;
    private final BaselineModel baseline;
    private final ModelScores others;

    ModelComparison(TrainedJob job, SavedModel model, ModelScores own, BaselineModel baseline, GateExamples examples) {
        this.job = job;
        this.encoding = model.encoding();
        this.own = own;
        this.baseline = baseline;
        Encoding other = baseline.model().encoding();
        this.others =
                new ModelScores(baseline.model(), () -> examples.seenBy(other, encoding), job.spec(), examples.tick());
    }

    GateVerdict judged(GateSpec gate, MetricName metric) {
        ExampleScores scores = own.of(metric);
        String id = baseline.job().id().toString();
        if (isSame()) {
            return GateVerdict.same(gate, scores.value(metric), id, scores.size());
        }
        String apart = apart(metric);
        if (apart == null) {
            try {
                return compared(gate, metric, scores, others.of(metric));
            } catch (InvalidSpec unfit) {
                apart = "The baseline's model cannot be judged on these examples: " + unfit.getMessage() + ".";
            }
        }
        return GateVerdict.without(gate, Verdict.INCONCLUSIVE, scores.value(metric), id, apart);
    }

    private GateVerdict compared(GateSpec gate, MetricName metric, ExampleScores mine, ExampleScores other) {
        String id = baseline.job().id().toString();
        Pairs pairs = mine.size() == other.size() ? mine.pairedWith(other, metric) : null;
        if (pairs == null) {
            String reason = mine.size() == other.size()
                    ? "This metric cannot be told of some of the examples, so that it cannot be compared."
                    : "The baseline's model sees " + other.size() + " of " + mine.size() + " examples.";
            return GateVerdict.without(gate, Verdict.INCONCLUSIVE, mine.value(metric), id, reason);
        }
        return new Compared(mine.value(metric), id, other.value(metric)).judged(gate, metric.isHigherBetter(), pairs);
    }

    /** Whether the models are one, so that there is nothing to test. */
    private boolean isSame() {
        Receipt receipt = baseline.job().receipt();
        return receipt != null
                && job.parametersSha256().equals(receipt.parametersSha256())
                && job.kept().equals(receipt.kept())
                && encoding.equals(baseline.model().encoding());
    }

    /** Why the models answer different questions; null where they do not. */
    private @Nullable String apart(MetricName metric) {
        Encoding other = baseline.model().encoding();
        if (!other.target().equals(encoding.target())) {
            return "The baseline's model predicts something else: its outputs are "
                    + other.target().names() + ", this one's "
                    + encoding.target().names() + ".";
        }
        return metric.isLoss() && !other.scaling().equals(encoding.scaling())
                ? "The baseline's target was scaled otherwise, so that its loss has another unit."
                : null;
    }
}
