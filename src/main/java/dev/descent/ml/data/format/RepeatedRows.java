package dev.descent.ml.data.format;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.ColumnEncoding;
import dev.descent.ml.data.encode.TableEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds rows to judge by that equal rows to train on, in all that is learned from and in what is to be predicted. A
 * table whose columns have few values between them has such rows by its nature, and is not looked at.
 */
final class RepeatedRows {
    /** Of the rows of a part, evenly spread: what is held of them stays small, however long the table. */
    private static final int MOST_ROWS = 10_000;
    /** Of these, to see how many values there are. */
    private static final int A_FEW = 500;

    private static final int MOST_VALUES = 1 << 22;
    /** Times the rows to train on, that a table's columns could differ in, for equal rows to be no chance. */
    private static final int ROOM = 10;
    /** Of a part: passengers of whom little is known are alike in a sixth of the rows. */
    private static final double OFTEN = 0.25;

    private static final int FEWEST = 5;

    private final TrainingData data;
    private final TableEncoding encoding;
    private final float[] features;
    private final float[] labels;

    RepeatedRows(TrainingData data, TableEncoding encoding) {
        this.data = data;
        this.encoding = encoding;
        this.features = new float[data.input().size()];
        this.labels = new float[data.target().outputs()];
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        of(data.validation(), "to validate on").ifPresent(warnings::add);
        of(data.test(), "to test on").ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> of(Examples part, String aim) {
        int[] looked = spread(part, MOST_ROWS);
        if (looked.length < FEWEST || !hasRoom()) {
            return Optional.empty();
        }
        long[] marks = IntStream.of(looked).mapToLong(row -> mark(part, row)).toArray();
        int[] equals = equals(marks);
        int[] repeated =
                IntStream.range(0, looked.length).filter(i -> equals[i] >= 0).toArray();
        if (repeated.length < Math.max(FEWEST, OFTEN * looked.length)) {
            return Optional.empty();
        }
        int first = repeated[0];
        return Optional.of(
                "%d of %d rows %s%s equal a row to train on, in all features and in the target, such as %s (%s): they tell nothing of new rows; take repeated rows out, or name a column in split.column that has those of one origin in one part"
                        .formatted(
                                repeated.length,
                                looked.length,
                                aim,
                                looked.length < part.size() ? " that were looked at" : "",
                                part.name(looked[first]),
                                data.training().name(equals[first])));
    }

    private static int[] spread(Examples part, int most) {
        int count = Math.min(most, part.size());
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * part.size() / count))
                .toArray();
    }

    /** For each mark the first row to train on that has it, or −1. */
    private int[] equals(long[] marks) {
        long[] sorted = Arrays.stream(marks).sorted().distinct().toArray();
        int[] rows = new int[sorted.length];
        Arrays.fill(rows, -1);
        for (int row = data.training().size() - 1; row >= 0; row--) {
            int place = Arrays.binarySearch(sorted, mark(data.training(), row));
            if (place >= 0) {
                rows[place] = row;
            }
        }
        return Arrays.stream(marks)
                .mapToInt(mark -> rows[Arrays.binarySearch(sorted, mark)])
                .toArray();
    }

    private long mark(Examples part, int row) {
        part.read(row, features, 0, labels, 0);
        return mark(mark(1, features, 0, features.length), labels, 0, labels.length);
    }

    /** 64 bits, by which different rows are not taken for equal; 0 and -0 are one. */
    private static long mark(long start, float[] values, int from, int to) {
        long mark = start;
        for (int i = from; i < to; i++) {
            mark = (mark ^ Float.floatToIntBits(values[i] + 0f)) * 0x9e3779b97f4a7c15L;
            mark ^= mark >>> 32;
        }
        return mark;
    }

    /** Whether the columns' values, were they independent, would make far more rows than there are. */
    private boolean hasRoom() {
        Examples part = data.training();
        int[] some = spread(part, Math.min(A_FEW, Math.max(FEWEST, MOST_VALUES / Math.max(1, features.length))));
        float[][] rows = new float[some.length][features.length];
        long[] answers = new long[some.length];
        for (int i = 0; i < some.length; i++) {
            part.read(some[i], rows[i], 0, labels, 0);
            answers[i] = mark(1, labels, 0, labels.length);
        }
        double different = Arrays.stream(answers).distinct().count();
        int from = 0;
        for (ColumnEncoding column : encoding.columns()) {
            int start = from;
            int end = from + column.width();
            different *= Arrays.stream(rows)
                    .mapToLong(row -> mark(1, row, start, end))
                    .distinct()
                    .count();
            from = end;
        }
        return different >= (double) ROOM * data.training().size();
    }
}
