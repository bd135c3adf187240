package dev.descent.ml.data.format;

import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set that was read, divided and encoded.
 *
 * @param raw without that of parts with data of their own
 * @param parts of it
 * @param own parts with data of their own
 * @param data split, encoded and normalized
 */
public record ReadData(RawData raw, Parts parts, OwnParts own, TrainingData data) {

    /**
     * Reads a data set.
     *
     * @param spec pinned to the hashes of its bytes
     * @param scaleTarget whether the target of a regression is standardized
     * @throws dev.descent.ml.spec.InvalidSpec with what cannot be read or learned from, at paths within {@code spec}
     */
    public static ReadData of(DatasetSpec spec, boolean scaleTarget, RawReader reader) throws IOException {
        RawData raw = reader.read("", spec.format(), spec.split().by());
        raw.requireLearnable();
        Parts parts = Parts.of(spec.split(), raw);
        TrainingData learned = raw.encode(parts, spec.normalize(), scaleTarget);
        OwnParts own = OwnParts.read(reader, spec, learned);
        TrainingData data = own.in(learned, spec.split());
        List<String> warnings = new ArrayList<>(data.warnings());
        warnings.addAll(Parts.notes(spec.split(), raw, parts));
        warnings.addAll(own.sharedGroups(raw, parts.training()));
        warnings.addAll(new Leaked(spec, data).warnings());
        return new ReadData(raw, parts, own, data.with(data.validation(), data.test(), warnings));
    }
}
