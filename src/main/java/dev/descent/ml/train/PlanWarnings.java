package dev.descent.ml.train;

import java.util.ArrayList;
import java.util.List;

/** What a person should know of a plan that can run and will perhaps not do what was meant. */
final class PlanWarnings {
    private PlanWarnings() {}

    /** @param plan with everything filled in */
    static List<String> of(TrainingPlan plan) {
        List<String> warnings = new ArrayList<>();
        plan.loss().warnings().forEach(warning -> warnings.add("loss: " + warning));
        return warnings;
    }
}
