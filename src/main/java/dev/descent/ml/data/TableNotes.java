package dev.descent.ml.data;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found while a table was read.
 *
 * @param columns all that are used, in the file's order
 * @param unused names of the columns that are no inputs, the target among them
 * @param dividing how rows belong together and follow each other
 * @param warnings what a person should know of how it was read
 * @param advice what who learns from it should know besides
 * @param unlearnable why nothing can be learned from it, at paths from the data set's spec
 */
public record TableNotes(
        List<ColumnSummary> columns,
        List<String> unused,
        DividingColumns dividing,
        List<String> warnings,
        List<String> advice,
        List<Violation> unlearnable) {
    static final TableNotes NONE =
            new TableNotes(List.of(), List.of(), DividingColumns.NONE, List.of(), List.of(), List.of());

    List<String> forLearning() {
        return Stream.concat(warnings.stream(), advice.stream()).toList();
    }

    /** All of it, where nothing is learned yet. */
    List<String> told() {
        Stream<String> objections = unlearnable.stream().map(fault -> "no job can learn from this: " + fault.text());
        return Stream.concat(forLearning().stream(), objections).toList();
    }

    void requireLearnable() {
        if (!unlearnable.isEmpty()) {
            throw new InvalidSpec(unlearnable);
        }
    }
}
