package dev.descent.race;

import dev.descent.race.RaceAnswer.Row;
import java.util.List;
import java.util.Locale;

/** Says in a sentence what a table tells, and what it does not. */
final class RaceFinding {
    private RaceFinding() {}

    static String of(List<Row> rows, String metric) {
        Row first = rows.get(0);
        Row second = rows.get(1);
        if (first.value().mean() == null) {
            return "No entry has a value of " + metric + " yet.";
        }
        String leads = first.name() + " is first with " + metric + " "
                + number(first.value().mean());
        Interval behind = second.behind();
        if (behind == null || behind.mean() == null) {
            return leads + ".";
        }
        String gap = ", " + number(behind.mean()) + " ahead of " + second.name();
        if (behind.low() == null || behind.high() == null) {
            return leads + gap + "; by one seed nobody can tell whether that is chance.";
        }
        String range =
                " (95 %: " + number(behind.low()) + " to " + number(behind.high()) + ", " + behind.values() + " seeds)";
        boolean decided = behind.low() > 0;
        return leads + gap + range + (decided ? ": more than chance." : ": the seeds do not tell them apart.");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
