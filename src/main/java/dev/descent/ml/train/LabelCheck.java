package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.LabelKind;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import java.util.Arrays;

/** Whether a loss can take the values of these labels; classes, which are one-hot, it has been asked about already. */
final class LabelCheck {
    private final TrainingData data;

    LabelCheck(TrainingData data) {
        this.data = data;
    }

    void check(LossSpec loss, String path, Faults faults) {
        if (data.target().isCategorical()) {
            return;
        }
        Target target = data.target();
        if (target.task() == Target.Task.IMAGE_TO_IMAGE) {
            checkImages(loss, path, faults);
            return;
        }
        int outputs = target.outputs();
        faults.check(
                loss.scalesTarget() || data.scaling().equals(TargetScaling.none(outputs)),
                path,
                "needs labels in their own unit, and the loss that is trained has them standardized");
        for (LabelKind kind : loss.labels()) {
            for (Examples part : new Examples[] {data.training(), data.validation()}) {
                double[] labels = labels(part);
                String complaint = kind.complaint(labels, labels.length / outputs, outputs);
                if (complaint != null) {
                    faults.add(path, complaint);
                    break;
                }
            }
        }
    }

    /** One after the other, as all together may be large. */
    private void checkImages(LossSpec loss, String path, Faults faults) {
        Target target = data.target();
        float[] features = new float[data.input().size()];
        float[] one = new float[target.positions() * target.outputs()];
        double[] labels = new double[one.length];
        for (LabelKind kind : loss.labels()) {
            for (int i = 0; i < data.training().size(); i++) {
                data.training().read(i, features, 0, one, 0);
                Arrays.setAll(labels, at -> one[at]);
                String complaint = kind.complaint(labels, target.positions(), target.outputs());
                if (complaint != null) {
                    faults.add(path, "of image " + data.training().name(i) + " " + complaint);
                    break;
                }
            }
        }
    }

    /** Of the examples that count. */
    private double[] labels(Examples part) {
        int outputs = data.target().outputs();
        float[] features = new float[data.input().size()];
        float[] one = new float[outputs];
        Weights weights = part.weighing().allocate(1, 1);
        double[] all = new double[part.size() * outputs];
        int filled = 0;
        for (int i = 0; i < part.size(); i++) {
            part.weigh(i, weights, 0);
            if (weights.isValid(0)) {
                part.read(i, features, 0, one, 0);
                for (float label : one) {
                    all[filled++] = label;
                }
            }
        }
        return Arrays.copyOf(all, filled);
    }
}
