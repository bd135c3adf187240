package dev.descent.job.gate;

import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.gate.Verdict;

/** What there is at a gate's baseline. */
sealed interface FoundBaseline {

    /** A model to compare with. */
    record Usable(BaselineModel model) implements FoundBaseline {}

    /** No job of that kind that has succeeded. */
    record Missing(String reason) implements FoundBaseline {}

    /** A job whose model cannot be used. */
    record Unusable(String job, String reason) implements FoundBaseline {}

    /** The verdict on a gate where there is nothing to compare with. */
    static GateVerdict verdict(GateSpec gate, double value, FoundBaseline found) {
        if (found instanceof Unusable unusable) {
            return GateVerdict.without(gate, Verdict.INCONCLUSIVE, value, unusable.job(), unusable.reason());
        }
        String reason = found instanceof Missing missing ? missing.reason() : "";
        return GateVerdict.without(gate, Verdict.SKIPPED, value, null, reason);
    }
}
