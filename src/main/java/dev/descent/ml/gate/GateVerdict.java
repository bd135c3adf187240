package dev.descent.ml.gate;

import dev.descent.ml.spec.Inline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a gate, and why.
 *
 * @param passed whether it was; null where that is not known
 * @param value of the job's model; null where it has none or it is not finite
 * @param baseline the job that it was compared with; null where there is none
 * @param baselineValue of that one's model, on the same examples
 * @param difference value − baseline value
 * @param interval what the difference is above and below, each with the gate's confidence
 * @param examples that were judged
 * @param test {@code tango}, {@code paired_t}, {@code paired_bootstrap}; {@code same_parameters} where none was needed
 * @param examplesNeeded to tell, with a power of 80 %, that models as good as each other and as different as these are no worse
 * @param reason in words, where the numbers do not say it
 */
public record GateVerdict(
        @Inline GateSpec gate,
        Verdict verdict,
        @Nullable Boolean passed,
        @Nullable Double value,
        @Nullable String baseline,
        @Nullable Double baselineValue,
        @Nullable Double difference,
        @Nullable List<Double> interval,
        @Nullable Integer examples,
        @Nullable String test,
        @Nullable Long examplesNeeded,
        @Nullable String reason) {

    /** Whether a value is what a gate asks for by itself. */
    public static GateVerdict absolute(GateSpec gate, double value, @Nullable Integer examples) {
        boolean holds =
                gate.min() != null ? value >= gate.min() : value <= (gate.max() == null ? Double.NaN : gate.max());
        String reason = Double.isFinite(value) ? null : "The value is " + value + ".";
        return new GateVerdict(
                gate,
                holds ? Verdict.PASSED : Verdict.FAILED,
                holds,
                finite(value),
                null,
                null,
                null,
                null,
                examples,
                null,
                null,
                reason);
    }

    /** Nothing was judged. */
    public static GateVerdict without(
            GateSpec gate, Verdict verdict, @Nullable Double value, @Nullable String baseline, String reason) {
        return new GateVerdict(
                gate, verdict, null, finite(value), baseline, null, null, null, null, null, null, reason);
    }

    /** The models are one and the same. */
    public static GateVerdict same(GateSpec gate, double value, String baseline, int examples) {
        return new GateVerdict(
                gate,
                Verdict.PASSED,
                true,
                finite(value),
                baseline,
                finite(value),
                0.0,
                List.of(0.0, 0.0),
                examples,
                "same_parameters",
                null,
                null);
    }

    /** By a paired test. */
    static GateVerdict of(GateSpec gate, Compared values, Comparison found, int sign, int examples) {
        List<Double> interval =
                sign > 0 ? List.of(found.lower(), found.upper()) : List.of(0.0 - found.upper(), 0.0 - found.lower());
        return new GateVerdict(
                gate,
                found.verdict(),
                found.verdict() == Verdict.INCONCLUSIVE ? null : (Boolean) (found.verdict() == Verdict.PASSED),
                values.value(),
                values.baseline(),
                values.baselineValue(),
                values.value() - values.baselineValue(),
                interval,
                examples,
                found.test(),
                found.needed(),
                null);
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }
}
