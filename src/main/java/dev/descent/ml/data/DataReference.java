package dev.descent.ml.data;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes are.
 *
 * @param uri {@code file:iris.csv}, {@code dataset:<id>}
 * @param sha256 the bytes' hash, which they must have; null to take what is there
 */
public record DataReference(String uri, @Nullable String sha256) {
    public static final Parameter<String> URI = Parameter.text("uri")
            .required()
            .must("must be a reference such as file:iris.csv or sample:spirals", uri -> uri.matches("[a-z0-9]+:.+"))
            .must("must have at most 2000 characters", uri -> uri.length() <= 2000)
            .says("Where the data is.");
    public static final Parameter<String> SHA256 = Parameter.text("sha256")
            .must("must be 64 hexadecimal digits", hash -> hash.matches("[0-9a-fA-F]{64}"))
            .says("The hash that the bytes must have.");

    public DataReference {
        Faults faults = new Faults();
        uri = URI.of(uri, faults);
        sha256 = SHA256.of(sha256, faults);
        sha256 = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        faults.raise();
    }

    /** The same, pinned to the bytes that have this hash. */
    public DataReference pinned(String hash) {
        return new DataReference(uri, hash);
    }
}
