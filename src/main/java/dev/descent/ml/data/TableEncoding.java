package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the rows of a table become inputs: column after column, in this order. */
public record TableEncoding(List<ColumnEncoding> columns, Target target, TargetScaling scaling) implements Encoding {
    static final About ABOUT = About.of("table", "Rows of named columns.");

    @Override
    public InputShape input() {
        return InputShape.flat(width());
    }

    /**
     * Encodes one row as sent for a prediction.
     *
     * @param row an object with a value for every column, null where it is not known; other names do not matter
     * @param into receives the inputs from {@code offset} on
     * @throws InvalidSpec with every column that is not there or of another kind
     */
    public void encode(JsonNode row, float[] into, int offset) {
        Faults faults = new Faults();
        int at = offset;
        for (ColumnEncoding column : columns) {
            JsonNode value = row.get(column.name());
            if (value == null) {
                faults.add(column.name(), "is required; null where it is not known");
            } else {
                int here = at;
                faults.<Boolean>collect("", () -> {
                    column.encode(value, into, here);
                    return true;
                });
            }
            at += column.width();
        }
        faults.raise();
    }

    /** Encodes rows of the columns, which are in this encoding's order. */
    float[] encode(List<Column> raw, int[] rows) {
        int width = width();
        Memory.check((long) width * rows.length * Float.BYTES, "format.features");
        float[] values = new float[width * rows.length];
        int offset = 0;
        for (int i = 0; i < raw.size(); i++) {
            columns.get(i).encode(raw.get(i), rows, values, offset, width);
            offset += columns.get(i).width();
        }
        return values;
    }

    List<String> warnings(List<Column> raw, int[] rows) {
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
