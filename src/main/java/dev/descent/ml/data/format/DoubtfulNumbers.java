package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Optional;

/** Looks for numbers of a column that may be none. */
final class DoubtfulNumbers {
    private DoubtfulNumbers() {}

    /** What a person should know of one of a table, to complete “column a …”. */
    static Optional<String> ofTable(NumberColumn column) {
        return doubt(column).map(doubt -> doubt + "name it in missing_values");
    }

    /** The same of a label of images. */
    static Optional<String> ofImages(NumberColumn column) {
        return doubt(column).map(doubt -> doubt + "take these rows out");
    }

    private static Optional<String> doubt(NumberColumn column) {
        return StandIn.doubt(column).or(() -> FarValue.doubt(column));
    }
}
