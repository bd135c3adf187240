package dev.descent.ml.data.format;

import dev.descent.ml.data.encode.Listed;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Suspicion;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a file's columns a {@link Csv} asks for, and as what. */
final class CsvChoice {
    private static final String TARGET = "format.target";
    private static final String AS_WORDS =
            "to have them as words, name the column in categorical; to go without it, in ignore";
    private static final String AS_CLASSES = "to have them as classes, set task to classification";

    private final Csv spec;
    private final CsvOutline outline;
    private final @Nullable String partColumn;
    private final boolean typed;
    private final Faults faults = new Faults();
    private final List<String> features;

    /**
     * Looks at all that is asked for.
     *
     * @param typed whether the file tells numbers from words itself
     * @throws dev.descent.ml.spec.InvalidSpec with everything that is asked for and not there, or not as asked
     */
    CsvChoice(Csv spec, CsvOutline outline, @Nullable String partColumn, boolean typed) {
        this.spec = spec;
        this.outline = outline;
        this.partColumn = partColumn;
        this.typed = typed;
        checkNames();
        features = spec.features() != null
                ? spec.features()
                : outline.names().stream()
                        .filter(name -> !spec.target().contains(name)
                                && !name.equals(spec.weight())
                                && !spec.ignore().contains(name)
                                && !name.equals(partColumn))
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

    boolean isUsed(String name) {
        return spec.target().contains(name) || name.equals(partColumn) || features.contains(name);
    }

    /** Whether a column is read as words although it may hold numbers. */
    boolean isWords(String name) {
        return name.equals(partColumn) || (spec.target().contains(name) ? isClassification() : isCategorical(name));
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

    private void checkNames() {
        if (partColumn != null) {
            checkName("split.column", partColumn);
            boolean other = spec.target().contains(partColumn)
                    || (spec.features() != null && spec.features().contains(partColumn));
            faults.check(!other, "split.column", "is the target or a feature as well");
        }
        List<String> named = spec.features() == null ? List.of() : spec.features();
        checkTargets();
        check("format.features", named);
        check("format.ignore", spec.ignore());
        check("format.categorical", spec.categorical() == null ? List.of() : spec.categorical());
        for (int i = 0; i < named.size(); i++) {
            faults.check(
                    !spec.target().contains(named.get(i)),
                    "format.features[" + i + "]",
                    "is the target, which it predicts");
            faults.check(!named.get(i).equals(spec.weight()), "format.features[" + i + "]", "is the weight");
        }
        if (spec.weight() != null) {
            checkName("format.weight", spec.weight());
            faults.check(!spec.target().contains(spec.weight()), "format.weight", "is the target");
        }
    }

    private void checkTargets() {
        List<String> targets = spec.target().names();
        for (int i = 0; i < targets.size(); i++) {
            String at = spec.target().at(TARGET, i);
            boolean first = targets.indexOf(targets.get(i)) == i;
            faults.check(first, at, "is named twice: " + Shown.quoted(targets.get(i)));
            checkName(at, targets.get(i));
        }
    }

    private void check(String path, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String at = path + "[" + i + "]";
            if (!seen.add(names.get(i))) {
                faults.add(at, "is named twice: " + Shown.quoted(names.get(i)));
            }
            checkName(at, names.get(i));
        }
    }

    private void checkName(String path, String name) {
        faults.check(
                outline.column(name).isPresent(),
                path,
                "is no column of the file: " + Shown.quoted(name) + Nearest.hint(name, outline.names()) + "; there are "
                        + Listed.of(outline.names()) + hint());
    }

    private String hint() {
        if (typed) {
            return "";
        } else if (!outline.delimiterHint().isEmpty()) {
            return " (delimiter " + outline.delimiterHint() + ")";
        }
        return spec.text().header() && outline.lacksHeader()
                ? " (the first line looks like values: without a header, set header to false)"
                : "";
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
        return new Misread(column, outline.rows(), asWords, typed);
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
                "has " + flaw + " in column " + Shown.quoted(column.name()) + ", where a name should be");
    }
}
