package dev.descent.inference;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** What to evaluate a model on. */
record EvaluateRequest(DatasetSpec dataset, Part part, List<LossSpec> reportLosses) {
    private static final Parameter<DatasetSpec> DATASET =
            Parameter.<DatasetSpec>of("dataset", "dataset").required().says("Where the examples are.");
    private static final Parameter<Part> PART =
            Parameter.choice("part", Part.class).orElse(Part.ALL).says("Which of them, by the data set's split.");
    private static final Parameter<List<LossSpec>> REPORT_LOSSES = Parameter.<List<LossSpec>>of(
                    "report_losses", "list of loss")
            .must("must name at most 16 losses", losses -> losses.size() <= 16)
            .orElse(List.of())
            .says("Losses to evaluate besides the one that was trained.");

    EvaluateRequest {
        Faults faults = new Faults();
        dataset = DATASET.of(dataset, faults);
        part = PART.of(part, faults);
        reportLosses = List.copyOf(REPORT_LOSSES.of(reportLosses, faults));
        faults.raise();
    }
}
