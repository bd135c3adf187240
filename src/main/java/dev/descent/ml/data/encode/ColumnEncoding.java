package dev.descent.ml.data.encode;

import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the cells of one column become inputs. */
public sealed interface ColumnEncoding permits NumberEncoding, CategoryEncoding {

    /** The column's. */
    String name();

    /** Whether it encodes such a column. */
    boolean takes(Column column);

    /** Inputs that one cell becomes. */
    int width();

    /**
     * Encodes cells.
     *
     * @param rows of the column, one for each example
     * @param into [examples, stride]
     * @param offset of this column's inputs in each example
     */
    void encode(Column column, int[] rows, float[] into, int offset, int stride);

    /**
     * Encodes one value as sent for a prediction; null is a missing value.
     *
     * @return what a person should know of it, at the value itself
     * @throws dev.descent.ml.spec.InvalidSpec at the value itself, where it is not of this column's kind
     */
    List<Violation> encode(JsonNode value, float[] into, int offset);

    /** What a person should know of this column in these rows, which all parts together have. */
    List<String> warnings(Column column, int[] rows);

    /**
     * Learns from the training rows.
     *
     * @param unseen what predictions do with words that these rows do not have
     */
    static ColumnEncoding learn(Column column, int[] training, Normalize normalize, Unseen unseen) {
        return column instanceof NumberColumn numbers
                ? NumberEncoding.learn(numbers, training, normalize)
                : CategoryEncoding.learn((TextColumn) column, training, unseen);
    }
}
