package dev.descent.ml.data;

import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What data says itself of how it is to be divided: columns, and the names of files. */
public record SplitBy(
        @Nullable String column,
        @Nullable PartValues parts,
        @Nullable String group,
        @Nullable String groupPattern,
        @Nullable String orderBy) {
    /** Different values of a column of groups or of times; each is kept. */
    public static final int MOST_WORDS = 1_000_000;

    static final String ORDER_PATH = "split.order_by";
    static final String GROUP_PATH = "split.group";
    private static final String COLUMN_PATH = "split.column";
    private static final Parameter<String> COLUMN = named("column")
            .says("The column of a table or a manifest that says train, validation or test of each row.");
    private static final Parameter<PartValues> PARTS = Parameter.<PartValues>of("parts", "values of parts")
            .says("What that column has for each part, where it has other words: {\"validation\": [\"fold5\"]}.");
    private static final Parameter<String> GROUP = named("group")
            .says("The column of a table or a manifest whose rows of one value stay in one part: a patient, a user.");
    private static final Parameter<String> GROUP_PATTERN = Parameter.text("group_pattern")
            .says("A regular expression (RE2) for the names of images: those of which it finds the same, or the same in"
                    + " its brackets, stay in one part.");

    private static final Parameter<String> ORDER_BY = named("order_by")
            .says(
                    "The column of a table or a manifest, of numbers, dates or times, in whose order examples are divided:"
                            + " the first are trained on, the last judge.");

    /** Nothing. */
    public static final SplitBy SHARES = new SplitBy(null, null, null, null, null);

    static final List<Parameter<?>> PARAMETERS = List.of(COLUMN, PARTS, GROUP, GROUP_PATTERN, ORDER_BY);

    public SplitBy {
        Faults faults = new Faults();
        column = COLUMN.of(column, faults);
        parts = PARTS.of(parts, faults);
        group = GROUP.of(group, faults);
        groupPattern = GROUP_PATTERN.of(groupPattern, faults);
        orderBy = ORDER_BY.of(orderBy, faults);
        String flaw = groupPattern == null ? null : NameExpression.flaw(groupPattern);
        faults.check(flaw == null, "group_pattern", Objects.requireNonNullElse(flaw, ""));
        faults.check(parts == null || column != null, "parts", "is for the words of column, and there is none");
        faults.check(group == null || groupPattern == null, "group_pattern", "is given, and so is group: one will do");
        // as the file's names are
        column = column == null ? null : Spelling.clean(column);
        group = group == null ? null : Spelling.clean(group);
        orderBy = orderBy == null ? null : Spelling.clean(orderBy);
        faults.check(group == null || !group.equals(column), "group", "is the column of parts");
        faults.check(orderBy == null || !orderBy.equals(column), "order_by", "is the column of parts");
        faults.check(
                orderBy == null || (group == null && groupPattern == null),
                "order_by",
                "divides examples one after the other, and groups are drawn: one of both will do");
        faults.raise();
    }

    private static Parameter<String> named(String name) {
        return Parameter.text(name).must("must not be empty", column -> !column.isBlank());
    }

    /** The columns that are read for it, which are no features unless somebody names that of order_by. */
    public Collection<String> columns() {
        return paths().values();
    }

    /** These columns by the paths of their names in a data set's spec. */
    public Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        if (column != null) {
            paths.put(COLUMN_PATH, column);
        }
        if (group != null) {
            paths.put(GROUP_PATH, group);
        }
        if (orderBy != null) {
            paths.put(ORDER_PATH, orderBy);
        }
        return paths;
    }

    /** Whether a column is read as words, whatever is in it. */
    public boolean isWords(String name) {
        return name.equals(column) || name.equals(group);
    }

    /** Whether examples are to stay together. */
    boolean keepsGroups() {
        return group != null || groupPattern != null;
    }

    /**
     * Makes sure that no column is named.
     *
     * @param message what it would be for
     */
    public void refuseColumns(String message) {
        Faults faults = new Faults();
        faults.check(column == null, COLUMN_PATH, message);
        faults.check(orderBy == null, ORDER_PATH, message);
        faults.check(group == null, GROUP_PATH, message + ": group_pattern tells groups by names of files");
        faults.raise();
    }
}
