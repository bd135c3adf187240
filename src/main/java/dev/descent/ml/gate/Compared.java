package dev.descent.ml.gate;

import org.jspecify.annotations.Nullable;

/**
 * A metric of two models.
 *
 * @param value of the candidate
 * @param baseline whose value the other is
 */
public record Compared(double value, String baseline, double baselineValue) {
    private static final int FEWEST = 2;

    /**
     * What a gate says of them.
     *
     * @param higher whether higher values are better
     */
    public GateVerdict judged(GateSpec gate, boolean higher, Pairs pairs) {
        String reason = unfit(pairs);
        if (reason != null) {
            Verdict verdict = Double.isFinite(value) ? Verdict.INCONCLUSIVE : Verdict.FAILED;
            return GateVerdict.without(gate, verdict, value, baseline, reason);
        }
        Margin margin = new Margin(of(gate.margin()), of(gate.confidence()));
        int sign = higher ? 1 : -1;
        Comparison found = pairs.compare(sign, margin);
        return Double.isFinite(found.lower()) && Double.isFinite(found.upper())
                ? GateVerdict.of(gate, this, found, sign, pairs.examples())
                : GateVerdict.without(
                        gate,
                        Verdict.INCONCLUSIVE,
                        value,
                        baseline,
                        "Some of these examples alone have no such value.");
    }

    private @Nullable String unfit(Pairs pairs) {
        if (!Double.isFinite(value)) {
            return "The value is " + value + ".";
        } else if (!Double.isFinite(baselineValue)) {
            return "The baseline's value is " + baselineValue + ".";
        }
        return pairs.examples() < FEWEST ? "Fewer than " + FEWEST + " examples tell nothing." : null;
    }

    private static double of(@Nullable Double number) {
        if (number == null) {
            throw new IllegalArgumentException("the gate compares nothing");
        }
        return number;
    }
}
