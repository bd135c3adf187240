package dev.descent.ml.gate;

import dev.descent.ml.spec.Inline;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a gate will have to go by.
 *
 * @param examples that it will be judged on
 * @param baseline the job that it would be compared with now; null where there is none
 * @param examplesNeeded to tell that a model as good as the baseline's is no worse, with a power of 80 %; null where that is not known
 * @param note what that goes by, or why it is not known
 */
public record GateOutlook(
        @Inline GateSpec gate,
        Integer examples,
        @Nullable String baseline,
        @Nullable Long examplesNeeded,
        @Nullable String note) {
    private static final double DISAGREEMENT = 0.1;
    private static final double DEVIATION = 0.1;

    /** How values spread that are not known yet. */
    public enum Spread {
        /** Right or wrong by example. */
        SHARE,
        /** Between 0 and 1. */
        UNIT,
        /** Of any size. */
        UNBOUNDED
    }

    /** Without a test. */
    public static GateOutlook absolute(GateSpec gate, int examples) {
        return new GateOutlook(gate, examples, null, null, null);
    }

    /** With a paired test, should there be a baseline. */
    public static GateOutlook compared(GateSpec gate, int examples, @Nullable String baseline, Spread spread) {
        Margin margin = new Margin(number(gate.margin()), number(gate.confidence()));
        if (margin.size() == 0) {
            return new GateOutlook(
                    gate, examples, baseline, null, "With a margin of 0 no number of equal answers is enough.");
        }
        Long needed =
                switch (spread) {
                    case SHARE -> Power.examples(Math.sqrt(DISAGREEMENT), margin);
                    case UNIT -> Power.examples(DEVIATION, margin);
                    case UNBOUNDED -> null;
                };
        return new GateOutlook(gate, examples, baseline, needed, assumption(spread, margin));
    }

    private static String assumption(Spread spread, Margin margin) {
        return switch (spread) {
            case SHARE -> "If the models are equally good and one of them alone is right on a tenth of the examples.";
            case UNIT ->
                "If the models are equally good and their differences by example have a standard deviation of 0.1.";
            case UNBOUNDED ->
                String.format(
                        Locale.ROOT,
                        "About (%.2f · s / margin)², s being the standard deviation of the differences by example.",
                        margin.z() + Margin.z(0.8));
        };
    }

    private static double number(@Nullable Double given) {
        return given == null ? Double.NaN : given;
    }
}
