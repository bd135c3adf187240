package dev.descent.ml.data;

import dev.descent.ml.data.table.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to divide examples by the shares of a split. */
interface PartDivision {

    /**
     * The way that a split asks for.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where the data does not tell what it goes by
     */
    static PartDivision of(Split split, RawData data) {
        Groups groups = Groups.of(split.by(), data);
        ExampleOrder order = groups == null ? ExampleOrder.of(split, data) : null;
        return groups != null ? groups : order != null ? order : new DrawnExamples(data);
    }

    /** @param strata examples that are to be divided alike */
    Parts divide(Split split, List<int[]> strata);

    /** How many there are of what is divided, and why a part may get nothing of it. */
    String lack();

    /** What a person should know of the parts. */
    List<String> notes(Split split, Parts parts);

    /** Each example is drawn by itself. */
    record DrawnExamples(RawData data) implements PartDivision {
        @Override
        public Parts divide(Split split, List<int[]> strata) {
            return new Splitter(split, strata).parts();
        }

        @Override
        public String lack() {
            return data.size() + ": where classes are divided alike, each needs an example for every part";
        }

        @Override
        public List<String> notes(Split split, Parts parts) {
            return Stream.concat(
                            data.groupings().stream().flatMap(grouping -> grouping.warnings(parts)),
                            series(split).stream())
                    .toList();
        }

        /** That rows of a series are drawn, where there is a word to say about it. */
        private Optional<String> series(Split split) {
            boolean draws = data.givenParts().isEmpty()
                    && split.validation().share() + split.test().share() > 0;
            return data.dividing().series().stream()
                    .filter(column -> draws)
                    .findFirst()
                    .map(column ->
                            "column " + Shown.quoted(column) + " goes in one direction from row to row, as the times"
                                    + " of a series do, and rows to judge by are drawn from between those to train on: to judge by"
                                    + " the latest, set split.order_by to " + Shown.quoted(column));
        }
    }
}
