package dev.descent.dataset;

import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.TextLine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reference to be registered.
 *
 * @param name what people call it
 * @param uri where the bytes are
 * @param sha256 that they must have, or null to take what is there
 * @param format how to read them; null for a sample, and for what is registered as bytes only
 */
record Registration(
        @Nullable String name,
        String uri,
        @Nullable String sha256,
        @Nullable FormatSpec format) {
    static final Parameter<String> NAME = TextLine.name();

    Registration {
        Faults faults = new Faults();
        name = NAME.of(name, faults);
        DatasetSpec spec = faults.collect("", reading(uri, sha256, format));
        faults.check(
                spec == null || !uri.startsWith("dataset:"),
                "uri",
                "names what is registered already: use it as it is");
        sha256 = spec == null ? sha256 : spec.sha256();
        faults.raise();
    }

    DatasetSpec spec() {
        return DatasetSpec.of(uri, sha256, format);
    }

    private static Supplier<DatasetSpec> reading(String uri, @Nullable String sha256, @Nullable FormatSpec format) {
        return () -> DatasetSpec.of(uri, sha256, format);
    }
}
