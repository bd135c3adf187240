package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Count;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds rows that sum up others, as tables for readers have at their end. */
final class Totals {
    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sub-total",
            "overall",
            "sum",
            "average",
            "mean",
            "summe",
            "gesamt",
            "insgesamt",
            "zwischensumme",
            "gesamtsumme",
            "gesamtergebnis",
            "mittelwert",
            "durchschnitt",
            "somme",
            "moyenne",
            "total général",
            "suma",
            "total general",
            "promedio",
            "totale",
            "somma",
            "media",
            "totaal",
            "gemiddelde",
            "totalt",
            "razem",
            "итого",
            "всего",
            "合計",
            "总计",
            "合计");
    /** Of the rows with a word: more often it is a word like others. */
    private static final double RARE = 0.1;
    /** The sum of fewer rows may be met by chance. */
    private static final int FEWEST = 10;
    /** Of a sum, by the rounding of what is added. */
    private static final double ROUNDING = 1e-9;

    private Totals() {}

    /**
     * What a person should know.
     *
     * @param columns all that were read, left out or not, of the rows that are used
     * @param last what the last of these is called in the file
     */
    static List<String> warnings(Collection<Column> columns, String last) {
        List<Column> sorted =
                columns.stream().sorted(Comparator.comparing(Column::name)).toList();
        return Stream.concat(
                        sorted.stream().flatMap(column -> named(column).stream()),
                        sorted.stream()
                                .filter(Totals::endsWithSum)
                                .findFirst()
                                .map(column -> last + " has the sum of all rows before it in column "
                                        + Shown.quoted(column.name()) + ": if it is a total, take it out of the file")
                                .stream())
                .toList();
    }

    private static Optional<String> named(Column column) {
        if (!(column instanceof TextColumn words)) {
            return Optional.empty();
        }
        int[] codes = IntStream.range(0, words.words().size())
                .filter(code -> WORDS.contains(words.words().get(code).toLowerCase(Locale.ROOT)))
                .toArray();
        if (codes.length == 0) {
            return Optional.empty();
        }
        int rows = (int) words.stream()
                .filter(code -> IntStream.of(codes).anyMatch(known -> known == code))
                .count();
        return rows == 0 || rows > RARE * words.size()
                ? Optional.empty()
                : Optional.of("column " + Shown.quoted(column.name()) + " has "
                        + Shown.quoted(words.words().get(codes[0])) + " in " + Count.of(rows, "row")
                        + ": if that sums up other rows, take it out of the file");
    }

    /** Of numbers of one sign it is beyond all of them. */
    private static boolean endsWithSum(Column column) {
        int last = column.size() - 1;
        if (!(column instanceof NumberColumn numbers) || last < FEWEST || !(Math.abs(numbers.at(last)) > 0)) {
            return false;
        }
        double sum = 0;
        double size = 0;
        double largest = 0;
        for (int row = 0; row < last; row++) {
            double value = numbers.at(row);
            if (!Double.isNaN(value)) {
                sum += value;
                size += Math.abs(value);
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return Math.abs(sum - numbers.at(last)) <= ROUNDING * size && Math.abs(sum) > largest;
    }
}
