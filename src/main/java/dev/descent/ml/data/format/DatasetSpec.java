package dev.descent.ml.data.format;

import dev.descent.ml.data.DataReference;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Map<Part, String> OF_THEIR_OWN =
            new EnumMap<>(Map.of(Part.VALIDATION, "split.validation", Part.TEST, "split.test"));
    private static final Parameter<FormatSpec> FORMAT =
            Parameter.<FormatSpec>of("format", "format").says("How to read the bytes; none for a sample.");
    private static final Parameter<Split> SPLIT =
            Parameter.<Split>of("split", "split").orElse(Split.DEFAULT).says("How to divide the data.");
    private static final Parameter<Normalize> NORMALIZE = Parameter.choice("normalize", Normalize.class)
            .orElse(Normalize.STANDARDIZE)
            .says("How numbers and pixels are scaled, by what the training part shows.");

    private static final Parameter<List<AugmentSpec>> AUGMENT = Parameter.<List<AugmentSpec>>of(
                    "augment", "list of augmentation")
            .must("must name at most 16 augmentations", augment -> augment.size() <= 16)
            .orElse(List.of())
            .says("How images of the training part are varied at random, in this order; nothing else is varied.");

    public DatasetSpec {
        Faults faults = new Faults();
        uri = DataReference.URI.of(uri, faults);
        sha256 = DataReference.hash(sha256, DataReference.SHA256, faults);
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
        return List.of(DataReference.URI, DataReference.SHA256, FORMAT, SPLIT, NORMALIZE, AUGMENT);
    }

    /** Everything that it refers to, by the path of the reference; its own data is at the root. */
    public Map<String, DataReference> references() {
        Map<String, DataReference> all = new LinkedHashMap<>();
        all.put("", new DataReference(uri, sha256));
        for (Part part : OF_THEIR_OWN.keySet()) {
            DataReference own = split.own(part);
            if (own != null) {
                all.put(path(part), own);
            }
        }
        return all;
    }

    /** Where a part's own data is named. */
    public static String path(Part part) {
        return Objects.requireNonNull(OF_THEIR_OWN.get(part));
    }

    /** The same data, pinned to the bytes that have these hashes, by the path of each reference. */
    public DatasetSpec pinned(Map<String, String> hashes) {
        Split pinned = split.with(pinned(Part.VALIDATION, hashes), pinned(Part.TEST, hashes));
        return new DatasetSpec(uri, hashes.getOrDefault("", sha256), format, pinned, normalize, augment);
    }

    private @Nullable DataReference pinned(Part part, Map<String, String> hashes) {
        DataReference own = split.own(part);
        String hash = hashes.get(path(part));
        return own == null || hash == null ? own : own.pinned(hash);
    }

    /** The data of a part that has its own; null where it has none. */
    public @Nullable DatasetSpec own(Part part) {
        DataReference own = split.own(part);
        return own == null ? null : of(own.uri(), own.sha256(), format);
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
