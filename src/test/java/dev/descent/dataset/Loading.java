package dev.descent.dataset;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Loads data sets from JSON, as a job would. */
final class Loading {
    private static final JsonMapper JSON = new JsonMapper();

    private Loading() {}

    static Datasets below(Path files) {
        return below(files, DataSize.ofMegabytes(64));
    }

    /** @param most that a data set's files may have */
    static Datasets below(Path files, DataSize most) {
        DataSize megabytes = DataSize.ofMegabytes(256);
        return Datasets.of(new DatasetSettings(
                files, megabytes, Path.of(System.getProperty("java.io.tmpdir")), megabytes, most, 40_000_000));
    }

    static DatasetSpec spec(String json) {
        return SpecReader.read(JSON.readTree(json), DatasetSpec.class);
    }

    static LoadedDataset load(Path files, String json) {
        return below(files).load(spec(json), true);
    }

    /** What is wrong with a data set. */
    static List<Violation> faults(Path files, String json) {
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> load(files, json));
        return invalid == null ? List.of() : invalid.violations();
    }

    /** The same, each as a line. */
    static List<String> faultTexts(Path files, String json) {
        return faults(files, json).stream().map(Violation::text).toList();
    }

    /** Names of examples, in their order. */
    static List<String> names(Examples examples) {
        return IntStream.range(0, examples.size()).mapToObj(examples::name).toList();
    }

    /** A part of a data set as a trained model sees it. */
    static EncodedPart encoded(Path files, DatasetSpec spec, Part part, Encoding encoding) {
        Datasets datasets = below(files);
        try (FoundDataset found = datasets.find(spec, part, FetchWatch.PATIENT)) {
            return found.encode(encoding);
        }
    }
}
