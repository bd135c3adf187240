package dev.descent.ml.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A loss with what speaks for it and against it, and how much. */
final class Proposal {
    private final String loss;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();
    private double points;

    /** @param loss as JSON */
    Proposal(String loss) {
        this.loss = loss;
    }

    /** Something that speaks for it, where it holds. */
    Proposal because(boolean holds, double worth, String reason) {
        if (holds) {
            points += worth;
            reasons.add(reason);
        }
        return this;
    }

    /** Something to know before it is chosen, where it holds. */
    Proposal but(boolean holds, double worth, String caution) {
        if (holds) {
            points -= worth;
            cautions.add(caution);
        }
        return this;
    }

    String loss() {
        return loss;
    }

    double points() {
        return points;
    }

    List<String> reasons() {
        return reasons;
    }

    List<String> cautions() {
        return cautions;
    }

    static String percent(double share) {
        double percent = 100 * share;
        return (percent > 0 && percent < 0.1 ? "under 0.1" : String.format(Locale.ROOT, "%.1f", percent)) + " %";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
