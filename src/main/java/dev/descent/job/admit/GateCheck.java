package dev.descent.job.admit;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Nearest;
import dev.descent.ml.spec.Violation;
import dev.descent.ml.train.metric.MetricName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with gates, once it is known what a job reports. */
final class GateCheck {
    private GateCheck() {}

    /**
     * @param gates null where one could not be read
     * @param known what the job reports
     * @param task of its data
     * @return faults at paths from the job's root
     */
    static List<Violation> faults(List<? extends @Nullable GateSpec> gates, List<String> known, Target.Task task) {
        Faults faults = new Faults();
        for (int i = 0; i < gates.size(); i++) {
            GateSpec gate = gates.get(i);
            if (gate != null) {
                String path = "gates[" + i + "].";
                check(gate, path + "metric", known, faults);
                if (known.contains(gate.metric())) {
                    checkReach(gate, path, task, faults);
                }
            }
        }
        return faults.list();
    }

    private static void check(GateSpec gate, String path, List<String> known, Faults faults) {
        if (!known.contains(gate.metric())) {
            faults.add(
                    path,
                    "must be one of " + String.join(", ", known) + ", was " + gate.metric()
                            + Nearest.hint(gate.metric(), known));
        } else if (gate.isComparison() && !new MetricName(gate.metric()).isOfExamples()) {
            faults.add(
                    path,
                    "is of the training, by which models cannot be compared; " + MetricName.validation("loss")
                            + " can be, was " + gate.metric());
        }
    }

    /** A gate that no model passes, or that every one does, as where a share is given as a percentage: better told before the training. */
    private static void checkReach(GateSpec gate, String path, Target.Task task, Faults faults) {
        if (new MetricName(gate.metric()).isShare(task)) {
            String most = gate.metric() + " is 1 at the most, and 0.9 is 90 %: ";
            faults.check(gate.min() == null || gate.min() <= 1, path + "min", most + "no model reaches " + gate.min());
            faults.check(
                    gate.margin() == null || gate.margin() < 1,
                    path + "margin",
                    most + "every model is within a margin of " + gate.margin());
        }
    }
}
