package dev.descent.ml.data.format;

import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.Shown;
import java.util.Optional;

/** Numbers whose digits say more than they do as numbers; each to complete “column a …”. */
final class DigitDoubts {
    private DigitDoubts() {}

    /** What a person should know of numbers with more digits than are kept. */
    static Optional<String> rounded(ColumnOutline outline) {
        String example = outline.traits().digits().rounded();
        return example.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "has whole numbers of more digits than are kept of a number, such as " + Shown.quoted(example)
                                + ", so that different ones become equal: name it in categorical if they are names, or in ignore");
    }

    /** The same of numbers with zeros in front. */
    static Optional<String> padded(ColumnOutline outline) {
        String example = outline.traits().digits().padded();
        return example.isEmpty()
                ? Optional.empty()
                : Optional.of("has zeros in front, such as " + Shown.quoted(example)
                        + ", as codes have, and is read as numbers: name it in categorical if larger means nothing");
    }
}
