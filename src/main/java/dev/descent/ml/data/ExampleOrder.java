package dev.descent.ml.data;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Moments;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How examples follow each other where a split goes by that: the first are trained on, those behind them validate, the
 * last test. Examples of one time are not parted.
 */
final class ExampleOrder implements PartDivision {
    private final double[] times;
    private final @Nullable Column column;

    private ExampleOrder(double[] times, @Nullable Column column) {
        this.times = times;
        this.column = column;
    }

    /**
     * The order that a split asks for; null where it draws.
     *
     * @throws InvalidSpec where a column does not tell it
     */
    static @Nullable ExampleOrder of(Split split, RawData data) {
        Column column = data.dividing().order();
        if (column != null) {
            return new ExampleOrder(times(column), column);
        }
        return split.shuffle() ? null : new ExampleOrder(places(data), null);
    }

    /** As the examples stand; where they stand by their names, by the numbers in these. */
    private static double[] places(RawData data) {
        List<String> names = data.names();
        double[] places = IntStream.range(0, data.size()).asDoubleStream().toArray();
        boolean sorted =
                IntStream.range(1, names.size()).allMatch(i -> names.get(i - 1).compareTo(names.get(i)) <= 0);
        if (sorted) {
            List<Integer> numbered = IntStream.range(0, names.size())
                    .boxed()
                    .sorted(Comparator.comparing(names::get, NumberedNames.ORDER))
                    .toList();
            for (int i = 0; i < numbered.size(); i++) {
                places[numbered.get(i)] = i;
            }
        }
        return places;
    }

    private static double[] times(Column column) {
        int missing = (int)
                IntStream.range(0, column.size()).filter(column::isMissing).count();
        if (missing > 0) {
            throw fault("has no value for " + missing + " of " + column.size() + " rows: without, a row has no place");
        }
        return column instanceof NumberColumn numbers
                ? IntStream.range(0, column.size()).mapToDouble(numbers::at).toArray()
                : moments((TextColumn) column);
    }

    private static double[] moments(TextColumn column) {
        if (column.words().size() > SplitBy.MOST_WORDS) {
            throw fault("has more than " + SplitBy.MOST_WORDS
                    + " different texts: write times as numbers, such as seconds");
        }
        int[] occurring = column.stream().distinct().toArray();
        List<String> words =
                IntStream.of(occurring).mapToObj(column.words()::get).toList();
        Moments moments = Moments.of(words);
        if (moments.isAmbiguous()) {
            throw fault("has dates such as " + Shown.quoted(words.get(0)) + " in column " + Shown.quoted(column.name())
                    + ", of which nothing tells whether the day or the month is first: write the year first");
        }
        double[] byWord = new double[column.words().size()];
        for (int code : occurring) {
            byWord[code] = moments.of(column.words().get(code));
            if (Double.isNaN(byWord[code])) {
                throw fault("has " + Shown.quoted(column.words().get(code)) + " in column "
                        + Shown.quoted(column.name())
                        + ", which is no number, and no date or time that is known, such as"
                        + " 2024-01-31, 2024-01-31T12:00:00Z or 31.01.2024");
            }
        }
        return column.stream().mapToDouble(code -> byWord[code]).toArray();
    }

    private static InvalidSpec fault(String message) {
        return new InvalidSpec(SplitBy.ORDER_PATH, message);
    }

    @Override
    public Parts divide(Split split, List<int[]> strata) {
        int[] sorted = strata.stream()
                .flatMapToInt(Arrays::stream)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int test = border(sorted, sorted.length - count(split.test(), sorted.length));
        int validation = border(Arrays.copyOf(sorted, test), test - count(split.validation(), sorted.length));
        return new Parts(
                slice(sorted, 0, validation), slice(sorted, validation, test), slice(sorted, test, sorted.length));
    }

    private static int count(PartSource part, int all) {
        return part.share() == 0 ? 0 : (int) Math.max(1, Math.round(all * part.share()));
    }

    /** The place nearest to one between examples of different times; the earlier of two. */
    private int border(int[] sorted, int wanted) {
        int from = Math.max(1, wanted);
        int to = from;
        while (isWithinATime(sorted, from)) {
            from--;
        }
        while (isWithinATime(sorted, to)) {
            to++;
        }
        return from == 0 || to - wanted < wanted - from ? to : from;
    }

    private boolean isWithinATime(int[] sorted, int place) {
        return place > 0 && place < sorted.length && times[sorted[place - 1]] == times[sorted[place]];
    }

    private static int[] slice(int[] sorted, int from, int to) {
        return Arrays.stream(sorted, from, to).sorted().toArray();
    }

    @Override
    public String lack() {
        return times.length + (column == null ? " in their order" : " in the order of their times");
    }

    @Override
    public List<String> notes(Split split, Parts parts) {
        List<String> notes = new ArrayList<>();
        if (column != null) {
            notes.add("divided in the order of column " + Shown.quoted(column.name()) + ": to train on"
                    + span(parts.training()) + ", to validate on" + span(parts.validation()) + ", to test on"
                    + span(parts.test()));
            notes.addAll(PartShares.notes(split, parts, times.length, "rows of one time are not parted"));
        }
        return notes;
    }

    private String span(int[] examples) {
        if (examples.length == 0) {
            return " nothing";
        }
        IntFunction<String> time = example ->
                column instanceof TextColumn text ? text.words().get(text.code(example)) : Cell.text(times[example]);
        Comparator<Integer> byTime = Comparator.comparingDouble(i -> times[i]);
        int first = IntStream.of(examples).boxed().min(byTime).orElseThrow();
        int last = IntStream.of(examples).boxed().max(byTime).orElseThrow();
        return " " + time.apply(first) + " to " + time.apply(last);
    }
}
