package dev.descent.ml.data.format;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.ColumnEncoding;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.TableEncoding;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person should know of examples to judge by that are trained on as well. A table whose columns have few values
 * between them has such rows by its nature, and is not looked at; of images those with parts of their own are, as
 * {@link SameFiles} sees the others.
 */
final class Leaked {
    /** To see how many values there are. */
    private static final int A_FEW = 500;

    private static final int MOST_VALUES = 1 << 22;
    /** Times the rows to train on, that a table's columns could differ in, for equal rows to be no chance. */
    private static final int ROOM = 10;
    /** Of a part: passengers of whom little is known are alike in a sixth of the rows. */
    private static final double OFTEN = 0.25;

    private static final int FEWEST = 5;

    private final DatasetSpec spec;
    private final TrainingData data;

    Leaked(DatasetSpec spec, TrainingData data) {
        this.spec = spec;
        this.data = data;
    }

    List<String> warnings() {
        Encoding encoding = SpecReader.read(data.encoding(), Encoding.class);
        return Stream.of(Part.VALIDATION, Part.TEST)
                .flatMap(part -> (encoding instanceof TableEncoding table ? rows(table, part) : images(part)).stream())
                .toList();
    }

    private Optional<String> rows(TableEncoding encoding, Part part) {
        if (examples(part).size() < FEWEST || !hasRoom(encoding)) {
            return Optional.empty();
        }
        return new SeenExamples(data, examples(part), true)
                .told("rows " + aim(part), "equal a row to train on, in all features and in the target", FEWEST, OFTEN)
                .map(told -> told + ": they tell nothing of new rows; take repeated rows out, or name a column in"
                        + " split.group that tells of what they are repeats");
    }

    private Optional<String> images(Part part) {
        return spec.own(part) == null
                ? Optional.empty()
                : new SeenExamples(data, examples(part), false)
                        .told("images " + aim(part), "are like one to train on in every pixel", 1, 0)
                        .map(told -> told + ": they tell nothing of new images");
    }

    private Examples examples(Part part) {
        return part == Part.TEST ? data.test() : data.validation();
    }

    private static String aim(Part part) {
        return part == Part.TEST ? "to test on" : "to validate on";
    }

    /** Whether the columns' values, were they independent, would make far more rows than there are. */
    private boolean hasRoom(TableEncoding encoding) {
        int width = data.input().size();
        int[] some = SeenExamples.spread(
                data.training(), Math.min(A_FEW, Math.max(FEWEST, MOST_VALUES / Math.max(1, width))));
        float[][] rows = new float[some.length][width];
        float[][] answers = new float[some.length][data.target().outputs()];
        for (int i = 0; i < some.length; i++) {
            data.training().read(some[i], rows[i], 0, answers[i], 0);
        }
        double different = different(answers, 0, data.target().outputs());
        int from = 0;
        for (ColumnEncoding column : encoding.columns()) {
            different *= different(rows, from, from + column.width());
            from += column.width();
        }
        return different >= (double) ROOM * data.training().size();
    }

    private static long different(float[][] rows, int from, int to) {
        return Arrays.stream(rows)
                .mapToLong(row -> SeenExamples.mark(1, row, from, to))
                .distinct()
                .count();
    }
}
