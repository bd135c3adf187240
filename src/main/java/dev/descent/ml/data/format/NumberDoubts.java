package dev.descent.ml.data.format;

import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/** Numbers that stand for something else: a time, a code, a key that is too long. */
final class NumberDoubts {
    /** With fewer numbers it may be chance. */
    private static final int FEWEST = 10;

    private static final Set<String> NAMES_OF_DATES =
            Set.of("date", "dates", "datum", "fecha", "datetime", "timestamp", "dt");
    private static final Set<String> NAMES_OF_TIMES =
            Set.of("time", "hhmm", "uhrzeit", "zeit", "heure", "hora", "ora", "departure", "arrival");

    private static final List<Form> FORMS = List.of(
            new Form("times in microseconds since 1970", value -> isBetween(value, 1e15, 2e15)),
            new Form("times in nanoseconds since 1970", value -> isBetween(value, 1e18, 2e18)),
            new Form("months written as numbers (year, month)", NumberDoubts::isMonth),
            new Form("dates written as numbers (day, month, year)", NumberDoubts::isDayFirst));
    private static final Form SERIAL =
            new Form("days as spreadsheets count them, since 1900", value -> value >= 20_000 && value < 80_000);
    private static final Form CLOCK =
            new Form("times of day written as numbers (hours, minutes)", NumberDoubts::isTimeOfDay);

    private NumberDoubts() {}

    /** What all numbers of a column may be meant as. */
    private record Form(String words, DoublePredicate fits) {
        boolean fits(NumberColumn column) {
            return present(column).limit(FEWEST).count() == FEWEST
                    && present(column).allMatch(fits);
        }
    }

    /** What a person should know of a column that is kept, to complete “column a …”. */
    static Optional<String> doubt(ColumnOutline outline, NumberColumn column) {
        // keys of network services are as large as times in nanoseconds, and seldom whole seconds
        return rounded(outline)
                .or(() -> form(column)
                        .map(form -> "looks like " + form.words()
                                + ": put it into ignore, or make of it what repeats, such as the hour or the month"))
                .or(() -> padded(outline));
    }

    /** The same of numbers with more digits than are kept. */
    static Optional<String> rounded(ColumnOutline outline) {
        String example = outline.traits().digits().rounded();
        return example.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "has whole numbers of more digits than are kept of a number, such as " + Shown.quoted(example)
                                + ", so that different ones become equal: name it in categorical if they are names, or in ignore");
    }

    private static Optional<String> padded(ColumnOutline outline) {
        String example = outline.traits().digits().padded();
        return example.isEmpty()
                ? Optional.empty()
                : Optional.of("has zeros in front, such as " + Shown.quoted(example)
                        + ", as codes have, and is read as numbers: name it in categorical if larger means nothing");
    }

    private static Optional<Form> form(NumberColumn column) {
        List<String> words = words(column.name());
        return FORMS.stream()
                .filter(form -> form.fits(column))
                .findFirst()
                .or(() -> Optional.of(SERIAL)
                        .filter(form -> words.stream().anyMatch(NAMES_OF_DATES::contains) && form.fits(column)))
                .or(() -> Optional.of(CLOCK)
                        .filter(form -> words.stream().anyMatch(NAMES_OF_TIMES::contains)
                                && form.fits(column)
                                && present(column).anyMatch(value -> value >= 1000)));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2").split("[^\\p{L}]+"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static DoubleStream present(NumberColumn column) {
        return column.stream().filter(value -> !Double.isNaN(value));
    }

    private static boolean isBetween(double value, double from, double to) {
        return value >= from && value < to && value == Math.rint(value);
    }

    private static boolean isMonth(double value) {
        return isBetween(value, 1900_01, 2100_13) && value % 100 >= 1 && value % 100 <= 12;
    }

    private static boolean isDayFirst(double value) {
        double day = Math.floor(value / 1e6);
        double month = Math.floor(value / 1e4) % 100;
        double year = value % 1e4;
        return isBetween(value, 1e6, 32e6) && day >= 1 && month >= 1 && month <= 12 && year >= 1900 && year <= 2100;
    }

    private static boolean isTimeOfDay(double value) {
        return isBetween(value, 0, 2401) && value % 100 < 60;
    }
}
