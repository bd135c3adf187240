package dev.descent.ml.train;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asked after each iteration, and before each epoch, whether a run goes on. */
@FunctionalInterface
interface Policy {

    /** Why the run stops with what it reached, in words that can follow a colon; null to go on. */
    @Nullable
    String reasonToStop(RunState state);

    /** What the settings ask for; the first reason counts. */
    static Policy of(TrainingSettings settings, Monitor monitor) {
        List<Policy> policies = new ArrayList<>();
        if (settings.maxSeconds() != null) {
            policies.add(new MaxSeconds(settings.maxSeconds()));
        }
        if (settings.earlyStopping() != null) {
            policies.add(new StopsEarly(settings.earlyStopping(), monitor.metric()));
        }
        return state -> {
            for (Policy policy : policies) {
                String reason = policy.reasonToStop(state);
                if (reason != null) {
                    return reason;
                }
            }
            return null;
        };
    }
}
