package dev.descent.ml.suggest;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LabelKind;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether losses can take the labels that were looked at. */
final class LabelComplaints {
    private final Target target;
    private final LabelSurvey survey;

    LabelComplaints(Target target, LabelSurvey survey) {
        this.target = target;
        this.survey = survey;
    }

    /** Why it cannot be trained on these labels; null where it can. */
    @Nullable
    String complaint(LossSpec loss) {
        List<Violation> faults = loss.faults(target);
        if (!faults.isEmpty()) {
            return faults.get(0).message();
        }
        return loss.labels().stream()
                .map(this::complaint)
                .filter(complaint -> complaint != null)
                .findFirst()
                .orElse(null);
    }

    /** Of the first example that breaks the rule. */
    private @Nullable String complaint(LabelKind kind) {
        String[] first = {null};
        survey.visit((features, labels, weights) -> {
            for (int p = 0; p < target.positions() && first[0] == null; p++) {
                if (weights.isValid(p)) {
                    first[0] = kind.complaint(row(labels, p), 1, target.outputs());
                }
            }
        });
        return first[0];
    }

    private double[] row(float[] labels, int position) {
        double[] row = new double[target.outputs()];
        for (int c = 0; c < row.length; c++) {
            row[c] = labels[position * row.length + c];
        }
        return row;
    }
}
