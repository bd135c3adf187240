package dev.descent.dataset;

import dev.descent.ml.data.ColumnSummary;
import dev.descent.ml.data.Labels;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.format.ReadData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Family;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a data set. Long lists are cut, with a warning.
 *
 * @param format its type; {@code sample} for one that the program made
 * @param examples in all parts
 * @param split the parts' sizes
 * @param input shape of one example
 * @param task what is learned
 * @param outputs the classes, or the target columns
 * @param classes how many examples each part has of each; empty for regression
 * @param columns that are used; empty for images
 * @param warnings what a person should know
 */
record DatasetSummary(
        String format,
        Integer examples,
        Sizes split,
        List<Integer> input,
        Target.Task task,
        List<String> outputs,
        List<PartCounts> classes,
        List<ColumnSummary> columns,
        List<String> warnings) {

    /** Examples in each part. */
    record Sizes(Integer training, Integer validation, Integer test) {}

    /** Examples of one class in each part. */
    record PartCounts(String name, Long training, Long validation, Long test) {}

    static DatasetSummary of(DatasetSpec spec, ReadData found) {
        RawData raw = found.raw();
        TrainingData data = found.data();
        Brief brief = new Brief();
        return new DatasetSummary(
                type(spec.format()),
                raw.size() + found.own().size(),
                new Sizes(
                        data.training().size(),
                        data.validation().size(),
                        data.test().size()),
                data.input().dimensions(),
                data.target().task(),
                brief.first("outputs", data.target().names()),
                brief.first("classes", classes(found)),
                brief.first("columns", raw.columns()),
                brief.warnings(data.warnings()));
    }

    private static String type(@Nullable FormatSpec format) {
        return format == null
                ? "sample"
                : Family.of(FormatSpec.class).about(format.getClass()).type();
    }

    private static List<PartCounts> classes(ReadData found) {
        Labels labels = found.raw().labels();
        Parts parts = found.parts();
        List<Long> training = labels.counts(parts.training());
        List<Long> validation = counts(found, Part.VALIDATION, parts.validation());
        List<Long> test = counts(found, Part.TEST, parts.test());
        List<String> names = labels.target().names();
        return IntStream.range(0, training.size())
                .mapToObj(i -> new PartCounts(names.get(i), training.get(i), validation.get(i), test.get(i)))
                .toList();
    }

    private static List<Long> counts(ReadData found, Part part, int[] examples) {
        Labels labels = found.raw().labels();
        List<Long> own = found.own().counts(part, labels.target());
        return own == null ? labels.counts(examples) : own;
    }
}
