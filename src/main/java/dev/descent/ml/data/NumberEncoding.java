package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Scalars;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A number becomes one input.
 *
 * @param missing what stands for a missing value: the training part's mean
 */
public record NumberEncoding(String name, Double missing, Scaling scaling) implements ColumnEncoding {
    static final About ABOUT = About.of("number", "A number, scaled.");

    static NumberEncoding learn(NumberColumn column, int[] training, Normalize normalize) {
        Statistics seen = Statistics.of(column.values(), training);
        return new NumberEncoding(column.name(), seen.mean(), normalize.of(seen));
    }

    @Override
    public boolean takes(Column column) {
        return column instanceof NumberColumn;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(Column column, int[] rows, float[] into, int offset, int stride) {
        double[] values = ((NumberColumn) column).values();
        double mean = missing;
        double shift = scaling.offset();
        double scale = scaling.scale();
        for (int i = 0, at = offset; i < rows.length; i++, at += stride) {
            double value = values[rows[i]];
            float input = (float) (((Double.isNaN(value) ? mean : value) - shift) / scale);
            if (!Float.isFinite(input)) {
                throw new InvalidSpec(
                        "uri", "has " + value + " in column \"" + name + "\", which is too large for a network");
            }
            into[at] = input;
        }
    }

    @Override
    public void encode(JsonNode value, float[] into, int offset) {
        if (!value.isNumber() && !value.isNull()) {
            throw new InvalidSpec("", "must be a number or null, was " + Scalars.shown(value));
        }
        float input = (float) (((value.isNull() ? missing : value.doubleValue()) - scaling.offset()) / scaling.scale());
        if (!Float.isFinite(input)) {
            throw new InvalidSpec("", "must be a finite number of ordinary size, was " + value);
        }
        into[offset] = input;
    }

    @Override
    public List<String> warnings(Column column, int[] rows) {
        return List.of();
    }
}
