package dev.descent.ml.gate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job's gates.
 *
 * @param gatesPassed whether all that were judged are passed; false where one is failed, null where none is but one is inconclusive
 */
public record GateResults(@Nullable Boolean gatesPassed, List<GateVerdict> gates) {
    public GateResults {
        gates = List.copyOf(gates);
    }

    public static GateResults of(List<GateVerdict> gates) {
        return new GateResults(passed(gates), gates);
    }

    private static @Nullable Boolean passed(List<GateVerdict> gates) {
        if (verdicts(gates).anyMatch(verdict -> verdict == Verdict.FAILED)) {
            return false;
        }
        return verdicts(gates).anyMatch(verdict -> verdict == Verdict.INCONCLUSIVE) ? null : (Boolean) true;
    }

    private static Stream<Verdict> verdicts(List<GateVerdict> gates) {
        return gates.stream().map(GateVerdict::verdict);
    }
}
