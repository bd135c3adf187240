package dev.descent.job.admit;

import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job's parts, each read by itself and null where it cannot be: a fault in one does not keep the others from being judged.
 *
 * @param reported losses, in the order of {@code training.report_losses}
 */
record JobParts(
        @Nullable DatasetSpec dataset,
        @Nullable FormatSpec format,
        @Nullable ModelSpec model,
        @Nullable LossSpec loss,
        List<@Nullable LossSpec> reported) {

    static JobParts of(JsonNode job) {
        List<@Nullable LossSpec> reported = new ArrayList<>();
        job.path("training")
                .path("report_losses")
                .valueStream()
                .forEach(loss -> reported.add(readable(loss, LossSpec.class)));
        return new JobParts(
                readable(job.path("dataset"), DatasetSpec.class),
                readable(job.path("dataset").path("format"), FormatSpec.class),
                readable(job.path("model"), ModelSpec.class),
                readable(job.path("loss"), LossSpec.class),
                reported);
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
