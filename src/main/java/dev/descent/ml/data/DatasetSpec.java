package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The data of a job.
 *
 * @param uri {@code file:iris.csv}, {@code sample:spirals}
 * @param sha256 the bytes' hash, which they must have; null to take what is there (the resolved spec then says it)
 * @param format how to read the bytes; null for a sample, which needs none
 */
public record DatasetSpec(
        String uri,
        @Nullable String sha256,
        @Nullable FormatSpec format,
        Split split,
        Normalize normalize,
        List<AugmentSpec> augment) {
    private static final Parameter<String> URI = Parameter.text("uri")
            .required()
            .must("must be a reference such as file:iris.csv or sample:spirals", uri -> uri.matches("[a-z0-9]+:.+"))
            .must("must have at most 2000 characters", uri -> uri.length() <= 2000)
            .says("Where the data is.");
    private static final Parameter<String> SHA256 = Parameter.text("sha256")
            .must("must be 64 hexadecimal digits", hash -> hash.matches("[0-9a-fA-F]{64}"))
            .says("The hash that the bytes must have.");
    private static final Parameter<FormatSpec> FORMAT =
            Parameter.<FormatSpec>of("format", "format").says("How to read the bytes; none for a sample.");
    private static final Parameter<Split> SPLIT =
            Parameter.<Split>of("split", "split").orElse(Split.DEFAULT).says("How to divide the data.");
    private static final Parameter<Normalize> NORMALIZE = Parameter.<Normalize>of(
                    "normalize", "standardize | min_max | none")
            .orElse(Normalize.STANDARDIZE)
            .says("How numbers and pixels are scaled, by what the training part shows.");

    private static final Parameter<List<AugmentSpec>> AUGMENT = Parameter.<List<AugmentSpec>>of(
                    "augment", "list of augmentation")
            .must("must name at most 16 augmentations", augment -> augment.size() <= 16)
            .orElse(List.of())
            .says("How images of the training part are varied at random, in this order; nothing else is varied.");

    public DatasetSpec {
        Faults faults = new Faults();
        uri = URI.of(uri, faults);
        sha256 = SHA256.of(sha256, faults);
        sha256 = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        format = FORMAT.of(format, faults);
        split = SPLIT.of(split, faults);
        normalize = NORMALIZE.of(normalize, faults);
        augment = List.copyOf(AUGMENT.of(augment, faults));
        faults.raise();
    }

    /** Data that is not divided in a way of its own. */
    public static DatasetSpec of(String uri, @Nullable String sha256, @Nullable FormatSpec format) {
        return new DatasetSpec(uri, sha256, format, Split.DEFAULT, Normalize.STANDARDIZE, List.of());
    }

    /** The parameters, for the catalogue. */
    public static List<Parameter<?>> parameters() {
        return List.of(URI, SHA256, FORMAT, SPLIT, NORMALIZE, AUGMENT);
    }

    /** The same data, pinned to the bytes that have this hash. */
    public DatasetSpec pinned(String hash) {
        return new DatasetSpec(uri, hash, format, split, normalize, augment);
    }

    /** The same data as it is stored: what is read and encoded does not depend on how it is varied. */
    public DatasetSpec unvaried() {
        return new DatasetSpec(uri, sha256, format, split, normalize, List.of());
    }

    /** The same data, read in this format. */
    public DatasetSpec reading(@Nullable FormatSpec how) {
        return new DatasetSpec(uri, sha256, how, split, normalize, augment);
    }
}
