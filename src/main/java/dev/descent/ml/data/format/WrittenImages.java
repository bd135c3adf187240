package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Finds images in a table that is read as one of numbers and words. */
final class WrittenImages {
    /** Samples of an image of 8 by 8. */
    private static final int FEWEST = 64;

    /** Of the samples that are looked at: answers to questions have few levels. */
    private static final int LEAST_WHITE = 16;

    private static final int ROWS = 100;
    private static final Pattern NUMBERED = Pattern.compile("(?i)(pixel|pix|px|p)?[_.\\- ]?\\d+([x_.\\-]\\d+)?");
    private static final Pattern LIST = Pattern.compile("\\[?\\s*\\d{1,3}([ ,;]+\\d{1,3}){15}.*", Pattern.DOTALL);
    private static final String READ =
            "the format image_table reads images from it, for models that look at pixels beside each other";

    private WrittenImages() {}

    /** What a person should know where a column stands for each pixel. */
    static Optional<String> inColumns(List<Column> features) {
        List<Column> samples = features.stream()
                .filter(column -> NUMBERED.matcher(column.name()).matches())
                .toList();
        if (samples.size() < FEWEST
                || !samples.stream().allMatch(column -> column instanceof NumberColumn)
                || !samples.stream().flatMapToDouble(WrittenImages::first).allMatch(WrittenImages::isSample)
                || samples.stream().flatMapToDouble(WrittenImages::first).noneMatch(value -> value >= LEAST_WHITE)) {
            return Optional.empty();
        }
        return Optional.of(
                samples.size() + " columns, from " + Shown.quoted(samples.get(0).name()) + " to "
                        + Shown.quoted(samples.get(samples.size() - 1).name())
                        + ", have whole numbers from 0 to 255, as the pixels of images are: " + READ);
    }

    /** The same of a cell that has them all; to follow a sentence. */
    static String inCell(String cell) {
        return LIST.matcher(cell).matches() ? "; if these are the pixels of an image, " + READ : "";
    }

    private static DoubleStream first(Column column) {
        return ((NumberColumn) column).stream().limit(ROWS);
    }

    private static boolean isSample(double value) {
        return value >= 0 && value <= 255 && value == Math.rint(value);
    }
}
