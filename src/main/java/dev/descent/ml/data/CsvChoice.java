package dev.descent.ml.data;

import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.spec.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of a file's columns a {@link Csv} asks for, and as what. */
final class CsvChoice {
    private static final int MOST_NAMES_SHOWN = 30;

    private final Csv spec;
    private final CsvOutline outline;
    private final @Nullable String partColumn;
    private final Faults faults = new Faults();
    private final List<String> features;

    /** @throws dev.descent.ml.spec.InvalidSpec with everything that is asked for and not there, or not as asked */
    CsvChoice(Csv spec, CsvOutline outline, @Nullable String partColumn) {
        this.spec = spec;
        this.outline = outline;
        this.partColumn = partColumn;
        checkNames();
        features = spec.features() != null
                ? spec.features()
                : outline.names().stream()
                        .filter(name -> !name.equals(spec.target())
                                && !name.equals(spec.weight())
                                && !spec.ignore().contains(name)
                                && !name.equals(partColumn))
                        .toList();
        faults.check(!features.isEmpty(), "format.features", "are none: there is no column besides the target");
        for (String feature : features) {
            outline.column(feature).ifPresent(this::checkKind);
        }
        outline.column(spec.target()).ifPresent(this::checkTarget);
        faults.raise();
    }

    List<String> features() {
        return features;
    }

    boolean isUsed(String name) {
        return name.equals(spec.target()) || name.equals(partColumn) || features.contains(name);
    }

    /** Whether a column is read as words although it may hold numbers. */
    boolean isWords(String name) {
        if (name.equals(partColumn)) {
            return true;
        }
        return name.equals(spec.target())
                ? isClassification()
                : spec.categorical() != null && spec.categorical().contains(name);
    }

    boolean isClassification() {
        return spec.task() == null
                ? !outline.column(spec.target()).orElseThrow().isNumeric()
                : spec.task() == Target.Task.CLASSIFICATION;
    }

    private void checkNames() {
        checkName("format.target", spec.target());
        if (partColumn != null) {
            checkName("split.column", partColumn);
            boolean other = partColumn.equals(spec.target())
                    || (spec.features() != null && spec.features().contains(partColumn));
            faults.check(!other, "split.column", "is the target or a feature as well");
        }
        check("format.features", spec.features() == null ? List.of() : spec.features());
        check("format.ignore", spec.ignore());
        List<String> categorical = spec.categorical() == null ? List.of() : spec.categorical();
        check("format.categorical", categorical);
        List<String> named = spec.features() == null ? List.of() : spec.features();
        for (int i = 0; i < named.size(); i++) {
            faults.check(
                    !named.get(i).equals(spec.target()),
                    "format.features[" + i + "]",
                    "is the target, which it predicts");
            faults.check(!named.get(i).equals(spec.weight()), "format.features[" + i + "]", "is the weight");
        }
        if (spec.weight() != null) {
            checkName("format.weight", spec.weight());
            faults.check(!spec.weight().equals(spec.target()), "format.weight", "is the target");
        }
    }

    private void check(String path, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String at = path + "[" + i + "]";
            if (!seen.add(names.get(i))) {
                faults.add(at, "is named twice: \"" + names.get(i) + "\"");
            }
            checkName(at, names.get(i));
        }
    }

    private void checkName(String path, String name) {
        if (outline.column(name).isEmpty()) {
            List<String> names = outline.names();
            String shown = names.stream().limit(MOST_NAMES_SHOWN).collect(Collectors.joining(", "));
            faults.add(
                    path,
                    "is no column of the file: \"" + name + "\"; there are " + shown
                            + (names.size() > MOST_NAMES_SHOWN ? " and more" : "")
                            + (spec.header() && outline.lacksHeader()
                                    ? " (the first line looks like values: without a header, set header to false)"
                                    : ""));
        }
    }

    private void checkKind(ColumnOutline column) {
        boolean mayBeWords = spec.categorical() == null ? !column.isMostlyNumeric() : isWords(column.name());
        faults.check(
                column.isNumeric() || mayBeWords,
                "format.features",
                "has words in column \"" + column.name() + "\", which should be numbers: \"" + column.firstWord()
                        + "\" in line " + column.firstLine() + " (" + column.words() + " of " + outline.rows()
                        + " rows); name it in categorical, or in ignore");
    }

    private void checkTarget(ColumnOutline column) {
        faults.check(
                column.isNumeric() || isClassification(),
                "format.target",
                "must hold numbers for a regression, and has \"" + column.firstWord() + "\" in line "
                        + column.firstLine());
        faults.check(
                spec.task() != null || !column.isMostlyNumeric(),
                "format.target",
                "holds numbers, but for " + column.words() + " rows such as \"" + column.firstWord() + "\" in line "
                        + column.firstLine() + ": correct them, or set task to classification");
    }
}
