package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/** Checks a plan's losses, the one that is trained and those to report, against its data, and fills in what depends on that. */
final class LossesCheck {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final String reportedAt;
    private final Faults faults;

    /** @param reportedAt the path of the losses to report */
    LossesCheck(TrainingPlan plan, TrainingData data, String reportedAt, Faults faults) {
        this.plan = plan;
        this.data = data;
        this.reportedAt = reportedAt;
        this.faults = faults;
    }

    /** Of the loss that is trained, at {@code loss}. */
    void check() {
        List<Violation> unfit = plan.loss().faults(data.target());
        faults.addAll("loss", unfit);
        if (unfit.isEmpty()) {
            checkFit(plan.loss(), "loss");
        }
    }

    /** Of those to report. */
    void checkReported() {
        for (int i = 0; i < plan.training().reportLosses().size(); i++) {
            checkReported(plan.training().reportLosses().get(i), reportedAt(i));
        }
    }

    private void checkReported(LossSpec reported, String path) {
        List<Violation> unfit = reported.faults(data.target());
        faults.addAll(path, unfit);
        if (unfit.isEmpty() && plan.loss().faults(data.target()).isEmpty()) {
            checkFit(reported, path);
        }
    }

    private void checkFit(LossSpec loss, String path) {
        new LossFit(plan, data, faults).check(loss, path);
        new LabelCheck(data).check(loss, path, faults);
    }

    /** The plan with what its losses take from the data; as it was where that is a fault. */
    TrainingPlan resolve() {
        LossSpec loss = faults.collect("loss", () -> plan.loss().resolve(data.target(), data.counts()));
        List<LossSpec> reported = new ArrayList<>();
        for (int i = 0; i < plan.training().reportLosses().size(); i++) {
            LossSpec spec = plan.training().reportLosses().get(i);
            LossSpec resolved = faults.collect(reportedAt(i), () -> spec.resolve(data.target(), data.counts()));
            reported.add(resolved == null ? spec : resolved);
        }
        return (loss == null ? plan : plan.with(loss)).reporting(reported);
    }

    private String reportedAt(int index) {
        return reportedAt + "[" + index + "]";
    }
}
