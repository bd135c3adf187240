package dev.descent.ml.data.format;

import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which columns of a table of images hold samples: the one that is named, or all that are nothing else. */
final class PixelColumns {
    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,9})");

    private final ImageTable spec;
    private final CsvOutline outline;
    private final SplitBy by;

    PixelColumns(ImageTable spec, CsvOutline outline, SplitBy by) {
        this.spec = spec;
        this.outline = outline;
        this.by = by;
    }

    /** Whether each column that is named is there, for one purpose, and the others are as many as the samples. */
    void check(Faults faults) {
        Set<String> used = new HashSet<>();
        List<String> labels = spec.label().names();
        for (int i = 0; i < labels.size(); i++) {
            check(spec.label().at("format.label", i), labels.get(i), used, faults);
        }
        check("format.pixels", spec.pixels(), used, faults);
        check("format.weight", spec.weight(), used, faults);
        by.paths().forEach((path, name) -> check(path, name, used, faults));
        for (int i = 0; i < spec.ignore().size(); i++) {
            check("format.ignore[" + i + "]", spec.ignore().get(i), used, faults);
        }
        int wanted = spec.shape().size();
        int there = samples().size();
        if (spec.pixels() == null && faults.list().isEmpty()) {
            faults.check(
                    there == wanted,
                    "format.size",
                    "times channels is " + wanted + ", and there are " + Count.of(there, "column") + " of samples"
                            + ends() + others(wanted));
        }
    }

    private void check(String path, @Nullable String name, Set<String> used, Faults faults) {
        if (name == null) {
            return;
        }
        faults.check(
                outline.column(name).isPresent(),
                path,
                CsvNameCheck.objection(name, outline, spec.text().header(), false));
        faults.check(used.add(name), path, "is named twice: " + Shown.quoted(name));
    }

    /** In the file's order. */
    List<ColumnOutline> samples() {
        if (spec.pixels() != null) {
            return outline.column(spec.pixels()).stream().toList();
        }
        Set<String> others = new HashSet<>(spec.label().names());
        others.addAll(spec.ignore());
        others.addAll(by.columns());
        if (spec.weight() != null) {
            others.add(spec.weight());
        }
        return outline.columns().stream()
                .filter(column -> !others.contains(column.name()))
                .toList();
    }

    /** Numbered columns that are not in the order of their numbers, as programs that sort by letters write them. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String before = null;
        for (ColumnOutline column : samples()) {
            if (before != null && isLower(column.name(), before)) {
                warnings.add("columns of samples are not in the order of their numbers: " + Shown.quoted(column.name())
                        + " stands behind " + Shown.quoted(before) + "; they are taken as they stand");
                break;
            }
            before = column.name();
        }
        return warnings;
    }

    private static boolean isLower(String name, String before) {
        Matcher one = NUMBERED.matcher(name);
        Matcher other = NUMBERED.matcher(before);
        return one.matches()
                && other.matches()
                && one.group(1).equals(other.group(1))
                && Integer.parseInt(one.group(2)) < Integer.parseInt(other.group(2));
    }

    private String ends() {
        List<ColumnOutline> samples = samples();
        return samples.isEmpty()
                ? ""
                : ", from " + Shown.quoted(samples.get(0).name()) + " to "
                        + Shown.quoted(samples.get(samples.size() - 1).name());
    }

    private String others(int wanted) {
        return samples().size() > wanted ? ": name in ignore what is no sample" : "";
    }
}
