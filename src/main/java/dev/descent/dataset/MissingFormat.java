package dev.descent.dataset;

import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.format.NamedFormat;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;

/** That nobody says how the bytes of a file are to be read, with what its name may mean. */
final class MissingFormat {
    private MissingFormat() {}

    /** @param file by its name or its URI, or the first of several */
    static InvalidSpec of(String file) {
        String meant = NamedFormat.of(file)
                .map(format -> ": by its name \"" + format + "\" may be meant")
                .orElse("");
        String formats = String.join(", ", Family.of(FormatSpec.class).types());
        return new InvalidSpec("format", "is required for a file, as {\"type\": ...}: one of " + formats + meant);
    }
}
