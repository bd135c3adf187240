package dev.descent.ml.data.encode;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the rows of a table become inputs: column after column, in this order.
 *
 * @param unused the file's other columns, the target among them: a whole row of the file may be sent for a prediction
 */
public record TableEncoding(List<ColumnEncoding> columns, List<String> unused, Target target, TargetScaling scaling)
        implements Encoding {
    /** Numbers that are encoded before they are written. */
    private static final int BLOCK = 1 << 20;

    static final About ABOUT = About.of("table", "Rows of named columns.");

    public TableEncoding {
        columns = List.copyOf(columns);
        unused = List.copyOf(unused);
    }

    @Override
    public InputShape input() {
        return InputShape.flat(width());
    }

    /**
     * Encodes one row.
     *
     * @param instance an object with a value for every column, null where it is not known, and for others of the file
     *     where the client has them; or an array of the columns' values in this encoding's order
     */
    @Override
    public List<Violation> encode(JsonNode instance, float[] into, int offset) {
        if (!instance.isContainer()) {
            throw new InvalidSpec("", "must be an object with a value for each column, or an array of them");
        }
        Faults faults = new Faults();
        Faults warnings = new Faults();
        int at = offset;
        for (int i = 0; i < columns.size(); i++) {
            ColumnEncoding column = columns.get(i);
            String path = instance.isArray() ? "[" + i + "]" : column.name();
            JsonNode value = instance.isArray() ? instance.get(i) : instance.get(column.name());
            int here = at;
            List<Violation> told = faults.collect(path, () -> column.encode(present(value), into, here));
            warnings.addAll(path, told == null ? List.of() : told);
            at += column.width();
        }
        refuseOthers(instance, faults);
        faults.raise();
        return warnings.list();
    }

    private static JsonNode present(@Nullable JsonNode value) {
        if (value == null) {
            throw new InvalidSpec("", "is required; null where it is not known");
        }
        return value;
    }

    private void refuseOthers(JsonNode row, Faults faults) {
        List<String> known = names();
        faults.check(
                !row.isArray() || row.size() <= known.size(),
                "",
                "must have " + known.size() + " values (" + Listed.of(known) + "), has " + row.size());
        row.propertyNames().stream()
                .filter(name -> !known.contains(name) && !unused.contains(name))
                .sorted()
                .forEach(name -> faults.add(Shown.name(name), "is no column of the data that was trained on"));
    }

    private List<String> names() {
        return columns.stream().map(ColumnEncoding::name).toList();
    }

    /**
     * Encodes rows of the columns, which are in this encoding's order.
     *
     * @return a record of floats for each, in their order
     */
    public Records encode(List<Column> raw, int[] rows, Store store) throws IOException {
        int width = width();
        try (RecordsWriter writer = store.allocate(rows.length, (long) width * Float.BYTES, "format.features")) {
            int block = Math.max(1, BLOCK / Math.max(1, width));
            for (int from = 0; from < rows.length; from += block) {
                int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + block));
                ByteBuffer encoded = ByteBuffer.allocate(some.length * width * Float.BYTES);
                encoded.asFloatBuffer().put(encoded(raw, some, width));
                writer.put(from, encoded.array());
            }
            return writer.finish();
        }
    }

    private float[] encoded(List<Column> raw, int[] rows, int width) {
        float[] values = new float[width * rows.length];
        int offset = 0;
        for (int i = 0; i < raw.size(); i++) {
            columns.get(i).encode(raw.get(i), rows, values, offset, width);
            offset += columns.get(i).width();
        }
        return values;
    }

    public List<String> warnings(List<Column> raw, int[] rows) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            warnings.addAll(columns.get(i).warnings(raw.get(i), rows));
        }
        return warnings;
    }

    private int width() {
        return columns.stream().mapToInt(ColumnEncoding::width).sum();
    }
}
