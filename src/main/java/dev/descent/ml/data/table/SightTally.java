package dev.descent.ml.data.table;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what the words of one column look like. */
final class SightTally {
    /** Of the cells with a value, marks of missing ones aside. */
    private static final double NEARLY_ALL = 0.9;
    /** A unit on no more different numbers than this may be part of a name: 2wd, 4wd. */
    private static final int FEW = 10;
    /** With more different ones beside the numbers than this they are codes: 12A, 7F. */
    private static final int MOST_UNITS = 4;
    /** Looks at no more words than this while none of them looks like anything. */
    private static final int ENOUGH = 1000;

    private final Map<Look, Suspicion> found = new EnumMap<>(Look.class);
    private final Set<String> different = new HashSet<>();
    private final Set<String> units = new HashSet<>();
    private int seen;
    private int numeric;

    /** @param text cleaned, and no number in the file's own notation */
    void add(String text, Spot spot) {
        if (seen++ >= ENOUGH && found.isEmpty()) {
            return;
        }
        Sights.of(text).ifPresent(sight -> {
            found.merge(
                    sight.look(),
                    new Suspicion(sight.look(), 1, text, spot, sight.detail(), false),
                    SightTally::merged);
            numeric += sight.look().isNumeric() ? 1 : 0;
            if (different.size() <= FEW) {
                different.add(text);
            }
            if (sight.look() == Look.UNIT && units.size() <= MOST_UNITS) {
                units.add(sight.detail());
            }
        });
    }

    private static Suspicion merged(Suspicion first, Suspicion one) {
        String detail = first.detail().isEmpty() ? one.detail() : first.detail();
        return new Suspicion(first.look(), first.count() + 1, first.example(), first.spot(), detail, false);
    }

    /**
     * What nearly all of them look like.
     *
     * @param numbers cells of the column that are numbers
     * @param words cells that are words, but for marks of missing values
     */
    Optional<Suspicion> suspicion(int numbers, int words) {
        Suspicion dates = found.get(Look.DATE);
        if (dates != null && dates.count() >= NEARLY_ALL * (numbers + words)) {
            return Optional.of(dates);
        }
        if (numeric == 0 || numbers + numeric < NEARLY_ALL * (numbers + words)) {
            return Optional.empty();
        }
        return most().filter(most -> most.look() != Look.UNIT || units.size() <= MOST_UNITS)
                .map(most -> most.look().mayBeName() && different.size() <= FEW ? most.asName() : most);
    }

    /** Commas that can only be decimal ones decide how the others are meant. */
    private Optional<Suspicion> most() {
        Suspicion comma = found.get(Look.DECIMAL_COMMA);
        Suspicion grouped = found.get(Look.THOUSANDS);
        if (comma != null && grouped != null) {
            String by = grouped.detail().equals(",") ? comma.detail() : grouped.detail();
            return Optional.of(new Suspicion(
                    Look.DECIMAL_COMMA, comma.count() + grouped.count(), comma.example(), comma.spot(), by, false));
        }
        return found.values().stream()
                .filter(sight -> sight.look().isNumeric())
                .max(Comparator.comparingInt(Suspicion::count));
    }
}
