package dev.descent.ml.data.format;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.KnownExamples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts that have data of their own, seen as the training part teaches: nothing is learned from them. */
public final class OwnParts {
    private final Map<Part, Read> parts = new EnumMap<>(Part.class);

    /** A part that was read. */
    private record Read(String uri, RawData raw, KnownExamples known) {}

    private OwnParts() {}

    /**
     * Reads them.
     *
     * @param data what was learned on the training part
     * @throws InvalidSpec with what cannot be read, or does not fit, at paths within {@code spec}
     */
    static OwnParts read(RawReader reader, DatasetSpec spec, TrainingData data) throws IOException {
        OwnParts own = new OwnParts();
        if (spec.references().size() == 1) {
            return own;
        }
        Encoding encoding = SpecReader.read(data.encoding(), Encoding.class);
        Faults faults = new Faults();
        for (Part part : Part.values()) {
            DatasetSpec there = spec.own(part);
            if (there != null) {
                try {
                    FormatSpec format =
                            there.format() == null ? null : there.format().fitting(encoding);
                    RawData raw = reader.read(DatasetSpec.path(part), format, SplitBy.SHARES);
                    own.parts.put(part, new Read(there.uri(), raw, raw.encodeAs(encoding, all(raw))));
                } catch (InvalidSpec invalid) {
                    faults.addAll("", at(DatasetSpec.path(part), invalid).violations());
                }
            }
        }
        faults.raise();
        return own;
    }

    /** What is wrong with data at a path: its format is that of the job, so it is the reference that does not fit. */
    public static InvalidSpec at(String path, InvalidSpec invalid) {
        return new InvalidSpec(invalid.violations().stream()
                .map(violation -> violation.path().matches("uri|sha256")
                        ? violation.under(path)
                        : new Violation(Violation.join(path, "uri"), "does not fit: " + violation.text()))
                .toList());
    }

    /** What a person should know of people and the like of whom they have examples, and of whom others are trained on. */
    List<String> sharedGroups(RawData trained, int[] training) {
        List<String> shared = new ArrayList<>();
        parts.forEach((part, read) -> trained.groupings().stream()
                .flatMap(grouping -> grouping.warnings(name(part), training, read.raw()))
                .forEach(shared::add));
        return shared;
    }

    /** The same data with these parts in their places. */
    TrainingData in(TrainingData data, Split split) {
        List<String> warnings = new ArrayList<>(data.warnings());
        if (dividesNothing(split)) {
            warnings.add("split.seed, stratify and groups are not used: no part is a share of the data");
        }
        parts.forEach((part, read) -> read.known()
                .warnings()
                .forEach(warning -> warnings.add("in the " + name(part) + " part " + read.uri() + ": " + warning)));
        return data.with(examples(Part.VALIDATION, data.validation()), examples(Part.TEST, data.test()), warnings);
    }

    /** Whether somebody asks how to divide what is not divided. */
    private boolean dividesNothing(Split split) {
        boolean whole = split.validation().share() + split.test().share() == 0;
        return !parts.isEmpty() && whole && !split.isDividedAsEver();
    }

    /** How many examples they have. */
    public int size() {
        return parts.values().stream().mapToInt(read -> read.raw().size()).sum();
    }

    /** How many examples (or pixels) each class has in a part; null where the part has no data of its own. */
    public @Nullable List<Long> counts(Part part, Target target) {
        Read read = parts.get(part);
        return read == null ? null : read.raw().labels().as(target).counts(all(read.raw()));
    }

    private Examples examples(Part part, Examples otherwise) {
        Read read = parts.get(part);
        return read == null ? otherwise : read.known().examples();
    }

    private static String name(Part part) {
        return part == Part.TEST ? "test" : "validation";
    }

    private static int[] all(RawData raw) {
        return IntStream.range(0, raw.size()).toArray();
    }
}
