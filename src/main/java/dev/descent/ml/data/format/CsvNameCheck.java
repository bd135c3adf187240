package dev.descent.ml.data.format;

import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.encode.Listed;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the columns that a table's format names are there, and each for one purpose.
 *
 * @param typed whether the file tells numbers from words itself
 */
record CsvNameCheck(Csv spec, CsvOutline outline, SplitBy by, boolean typed, Faults faults) {

    void check() {
        by.paths().forEach(this::checkDividing);
        List<String> named = spec.features() == null ? List.of() : spec.features();
        checkTargets();
        checkAll("format.features", named);
        checkAll("format.ignore", spec.ignore());
        checkAll("format.categorical", spec.categorical() == null ? List.of() : spec.categorical());
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

    private void checkDividing(String path, String name) {
        checkName(path, name);
        boolean isFeature = spec.features() != null && spec.features().contains(name);
        boolean other = spec.target().contains(name) || (isFeature && by.isWords(name));
        faults.check(!other, path, "is the target or a feature as well");
    }

    private void checkTargets() {
        List<String> targets = spec.target().names();
        for (int i = 0; i < targets.size(); i++) {
            String at = spec.target().at(CsvChoice.TARGET, i);
            boolean first = targets.indexOf(targets.get(i)) == i;
            faults.check(first, at, "is named twice: " + Shown.quoted(targets.get(i)));
            checkName(at, targets.get(i));
        }
    }

    private void checkAll(String path, List<String> names) {
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
                objection(name, outline, spec.text().header(), typed));
    }

    /**
     * What to say of a column that is not there.
     *
     * @param header whether the first row has the names
     * @param typed whether the file tells numbers from words itself
     */
    static String objection(String name, CsvOutline outline, boolean header, boolean typed) {
        return "is no column of the file: " + Shown.quoted(name) + Nearest.hint(name, outline.names()) + "; there are "
                + Listed.of(outline.names()) + (typed ? "" : hint(outline, header));
    }

    private static String hint(CsvOutline outline, boolean header) {
        if (!outline.delimiterHint().isEmpty()) {
            return " (delimiter " + outline.delimiterHint() + ")";
        } else if (header && outline.isMostlyUnnamed()) {
            return " (the first line names " + outline.named() + " of "
                    + outline.columns().size()
                    + " columns: if the names are in a later one, set skip_lines to how many lines are before it)";
        }
        return header && outline.lacksHeader()
                ? " (the first line looks like values: without a header, set header to false)"
                : "";
    }
}
