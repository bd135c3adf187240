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
    public static final Parameter<String> URI = uri("file:iris.csv or sample:spirals", "Where the data is.");

    public static final Parameter<String> SHA256 = sha256("The hash that the bytes must have.");

    public DataReference {
        Faults faults = new Faults();
        uri = URI.of(uri, faults);
        sha256 = hash(sha256, SHA256, faults);
        faults.raise();
    }

    /** A parameter {@code uri} that holds a reference. */
    public static Parameter<String> uri(String example, String says) {
        return Parameter.text("uri")
                .required()
                .must("must be a reference such as " + example, uri -> uri.matches("[a-z0-9]+:.+"))
                .must("must have at most 2000 characters", uri -> uri.length() <= 2000)
                .says(says);
    }

    /** A parameter {@code sha256} that holds a hash; {@link #hash} reads it. */
    public static Parameter<String> sha256(String says) {
        return Parameter.text("sha256")
                .must("must be 64 hexadecimal digits", hash -> hash.matches("[0-9a-fA-F]{64}"))
                .says(says);
    }

    /** A hash in lower case, or null where there is none. */
    public static @Nullable String hash(@Nullable String given, Parameter<String> sha256, Faults faults) {
        String checked = sha256.of(given, faults);
        return checked == null ? null : checked.toLowerCase(Locale.ROOT);
    }

    /** The same, pinned to the bytes that have this hash. */
    public DataReference pinned(String hash) {
        return new DataReference(uri, hash);
    }
}
