package dev.descent.job.admit;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.EpochMetrics;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A job's parts, each read by itself and null where it cannot be: a fault in one does not keep the others from being judged.
 *
 * @param reported losses, in the order of {@code training.report_losses}
 * @param gates in their order
 */
record JobParts(
        @Nullable DatasetSpec dataset,
        @Nullable FormatSpec format,
        @Nullable ModelSpec model,
        @Nullable LossSpec loss,
        List<@Nullable LossSpec> reported,
        List<@Nullable GateSpec> gates) {

    static JobParts of(JsonNode job) {
        return new JobParts(
                readable(job.path("dataset"), DatasetSpec.class),
                readable(job.path("dataset").path("format"), FormatSpec.class),
                readable(job.path("model"), ModelSpec.class),
                readable(job.path("loss"), LossSpec.class),
                all(job.path("training").path("report_losses"), LossSpec.class),
                all(job.path("gates"), GateSpec.class));
    }

    private static <T> List<@Nullable T> all(JsonNode parts, Class<T> type) {
        List<@Nullable T> all = new ArrayList<>();
        parts.valueStream().forEach(part -> all.add(readable(part, type)));
        return all;
    }

    private static <T> @Nullable T readable(JsonNode part, Class<T> type) {
        try {
            return part.isMissingNode() || part.isNull() ? null : SpecReader.read(part, type);
        } catch (InvalidSpec unreadable) {
            return null;
        }
    }

    /** What of the model does not fit such data. */
    void checkModel(InputShape input, Target target, Faults faults) {
        if (model != null) {
            faults.addAll("model", model.faults(input, target));
        }
    }

    /** Which gates are of something that the job will not report, where it can be told what it will. */
    void checkGates(TrainingData data, Faults faults) {
        if (loss != null && !reported.contains(null)) {
            JsonNode settings = JsonNodeFactory.instance.objectNode().set("report_losses", SpecWriter.write(reported));
            TrainingPlan plan = new TrainingPlan(
                    model == null
                            ? SpecReader.read(JsonNodeFactory.instance.stringNode("mlp"), ModelSpec.class)
                            : model,
                    loss,
                    SpecReader.read(JsonNodeFactory.instance.stringNode("sgd"), OptimizerSpec.class),
                    SpecReader.read(settings, TrainingSettings.class));
            faults.addAll(
                    "",
                    GateCheck.faults(
                            gates, EpochMetrics.known(plan, data), data.target().task()));
        }
    }

    /** Which losses cannot take such labels. */
    void checkLosses(Target target, Faults faults) {
        if (loss != null) {
            faults.addAll("loss", loss.faults(target));
        }
        for (int i = 0; i < reported.size(); i++) {
            LossSpec also = reported.get(i);
            if (also != null) {
                faults.addAll("training.report_losses[" + i + "]", also.faults(target));
            }
        }
    }
}
