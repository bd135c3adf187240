package dev.descent.ml.data.format;

import dev.descent.ml.data.SharedGroups;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Suspicion;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of a file's columns a {@link Csv} asks for, and as what. */
final class CsvChoice {
    static final String TARGET = "format.target";
    private static final String AS_WORDS =
            "to have them as words, name the column in categorical; to go without it, in ignore";
    private static final String AS_CLASSES = "to have them as classes, set task to classification";

    private final Csv spec;
    private final CsvOutline outline;
    private final SplitBy by;
    private final boolean typed;
    private final Faults faults = new Faults();
    private final List<String> features;

    /**
     * Looks at all that is asked for.
     *
     * @param typed whether the file tells numbers from words itself
     * @throws dev.descent.ml.spec.InvalidSpec with everything that is asked for and not there, or not as asked
     */
    CsvChoice(Csv spec, CsvOutline outline, SplitBy by, boolean typed) {
        this.spec = spec;
        this.outline = outline;
        this.by = by;
        this.typed = typed;
        new CsvNameCheck(spec, outline, by, typed, faults).check();
        features = spec.features() != null
                ? spec.features()
                : outline.names().stream()
                        .filter(name -> !spec.target().contains(name)
                                && !name.equals(spec.weight())
                                && !spec.ignore().contains(name)
                                && !by.columns().contains(name))
                        .toList();
        faults.check(!features.isEmpty(), "format.features", "are none: there is no column besides the target");
        for (String feature : features) {
            outline.column(feature).ifPresent(this::checkFeature);
        }
        spec.target().names().forEach(name -> outline.column(name).ifPresent(this::checkTarget));
        faults.raise();
    }

    List<String> features() {
        return features;
    }

    /** Whether the file tells numbers from words itself, so that nothing is asked of how they are written. */
    boolean isTyped() {
        return typed;
    }

    /** Whether somebody named the column as a feature, or as a category. */
    boolean isAskedFor(String name) {
        return spec.features() != null || isCategorical(name);
    }

    /** Whether a column is read, to learn from it or to look at it. */
    boolean isRead(String name) {
        return spec.target().contains(name)
                || by.columns().contains(name)
                || features.contains(name)
                || SharedGroups.isNamed(name);
    }

    /** Whether a column is read as words although it may hold numbers. */
    boolean isWords(String name) {
        return by.isWords(name) || (spec.target().contains(name) ? isClassification() : isCategorical(name));
    }

    /** Different words after which a column is read no further. */
    int mostWords(String name) {
        return name.equals(by.column()) || !by.columns().contains(name) ? CsvReading.MOST_WORDS : SplitBy.MOST_WORDS;
    }

    boolean isClassification() {
        return spec.task() == null
                ? spec.target().isOne()
                        && !outline.column(spec.target().names().get(0))
                                .orElseThrow()
                                .isNumeric()
                : spec.task() == Target.Task.CLASSIFICATION;
    }

    private boolean isCategorical(String name) {
        return spec.categorical() != null && spec.categorical().contains(name);
    }

    private void checkFeature(ColumnOutline column) {
        if (column.isNumeric() || isCategorical(column.name())) {
            checkFlaw("format.features", column, isCategorical(column.name()));
            return;
        }
        Misread misread = misread(column, AS_WORDS);
        Suspicion seen = column.traits().suspicion();
        if (seen != null && Misread.isRefused(column)) {
            faults.add("format.features", misread.sentence(seen));
        } else if (spec.categorical() != null || column.isMostlyNumeric()) {
            faults.add("format.features", misread.sentence());
        } else {
            checkFlaw("format.features", column, true);
        }
    }

    private void checkTarget(ColumnOutline column) {
        if (column.isNumeric() || spec.task() == Target.Task.CLASSIFICATION) {
            checkFlaw(TARGET, column, isClassification());
            return;
        }
        Misread misread = misread(column, AS_CLASSES);
        Suspicion seen = column.traits().suspicion();
        if (seen != null && !seen.mayBeName()) {
            faults.add(TARGET, misread.sentence(seen));
        } else if (column.isMostlyNumeric()) {
            faults.add(TARGET, misread.sentence());
        } else if (spec.task() != null || !spec.target().isOne()) {
            faults.add(
                    TARGET,
                    "must hold numbers for " + named(spec.task()) + ", and has " + Shown.quoted(column.firstWord())
                            + " in " + column.firstSpot());
        } else {
            checkFlaw(TARGET, column, true);
        }
    }

    private Misread misread(ColumnOutline column, String asWords) {
        return new Misread(column, outline, asWords, typed ? null : spec.text());
    }

    private static String named(Target.@Nullable Task task) {
        return task == null || task == Target.Task.REGRESSION
                ? "a regression"
                : task.name().toLowerCase(Locale.ROOT);
    }

    /** Words become names of classes, inputs and answers. */
    private void checkFlaw(String path, ColumnOutline column, boolean words) {
        String flaw = column.traits().flaw();
        faults.check(
                !words || flaw == null,
                path,
                "has " + flaw + " in column " + Shown.quoted(column.name()) + ", where a name should be"
                        + (typed ? "" : WrittenImages.inCell(column.firstWord())));
    }
}
