package dev.descent.ml.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.DrawnCells;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model read back from its file, against what the validation pass gave (which {@code worst.json} has, for up to 100 examples). */
class TrainedModelTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TrainingLog SILENT = new SilentLog();

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "flowers.csv | species | 'cross_entropy'        | {'hidden':[16],'dropout':0.2} | 7",
                "flowers.csv | species | 'binary_cross_entropy' | {'hidden':[8]}                | 16",
                "birds.csv   | species | 'cross_entropy'        | {'hidden':[16]}               | 16",
                "flowers.csv | weight  | 'mse'                  | {'hidden':[16]}               | 16",
                "flowers.csv | weight  | 'quantiles'            | {'hidden':[16]}               | 16",
                "flowers.csv | weight  | 'gaussian_nll'         | {'hidden':[16]}               | 16",
                "flowers.csv | species | 'corn'                 | {'hidden':[16]}               | 16"
            })
    void rowsArePredictedAsInTheValidationPass(String file, String target, String loss, String model, int batch)
            throws Exception {
        Path table = tables().resolve(file);
        String dataset = "{'uri':'file:" + file + "','format':{'type':'csv','target':'" + target + "'}}";
        Trained run = run(
                table.getParent(),
                dataset,
                "{'model':" + model.replace("{", "{'type':'mlp',") + ",'loss':" + loss
                        + ",'optimizer':'adam','training':{'epochs':4,'batch_size':" + batch + "}}");
        List<JsonNode> rows = rows(table);

        compare(run, (encoding, sample) -> (into, offset) -> encoding.encode(rows.get(sample), into, offset));
    }

    @Test
    void imagesArePredictedAsInTheValidationPass() throws Exception {
        Path folder = scratch.resolve("cells");
        DrawnCells.into(folder);
        String dataset = "{'uri':'file:cells','format':{'type':'images','manifest':'labels.csv','size':[32,24]}}";
        Trained run = run(
                folder.getParent(),
                dataset,
                "{'model':{'type':'cnn','channels':[4,8],'dense':[16],'dropout':0.3},'loss':'cross_entropy',"
                        + "'optimizer':'adam','training':{'epochs':2,'batch_size':16}}");
        Map<Integer, String> names = new HashMap<>();
        run.validated.forEach(sample ->
                names.put(sample.get("sample").intValue(), sample.get("name").stringValue()));

        compare(run, (encoding, sample) -> (into, offset) -> image(folder, names.get(sample), encoding, into, offset));
    }

    @Test
    void everyFaultOfEveryInstanceIsToldAtItsPath() throws Exception {
        Path table = tables().resolve("birds.csv");
        Trained run = run(
                table.getParent(),
                "{'uri':'file:birds.csv','format':{'type':'csv','target':'species','ignore':['sex']}}",
                "{'model':'mlp','loss':'cross_entropy','optimizer':'adam','training':{'epochs':1,'batch_size':2}}");
        List<JsonNode> rows = rows(table).subList(0, 5);
        ((ObjectNode) rows.get(0)).put("bill", "long");
        ((ObjectNode) rows.get(2)).remove("island");
        ((ObjectNode) rows.get(4)).put("iland", "north").putArray("mass");

        try (TrainedModel model = run.model.load()) {
            assertThatThrownBy(() -> model.predict(
                            of(5, (i, into, offset) -> model.encoding().encode(rows.get(i), into, offset))))
                    .isInstanceOfSatisfying(InvalidSpec.class, invalid -> assertThat(invalid.violations())
                            .extracting(Violation::path)
                            .containsExactly("[0].bill", "[2].island", "[4].mass", "[4].iland"));
            assertThat(model.predict(of(1, (i, into, offset) -> model.encoding()
                            .encode(JSON.readTree("[\"north\", null, 3750]"), into, offset))))
                    .hasSize(1);
        }
    }

    /** How a sample of the data set is encoded by hand. */
    private interface Raw {
        One sample(Encoding encoding, int sample);
    }

    private interface One {
        void encode(float[] into, int offset);
    }

    private static void compare(Trained run, Raw raw) throws Exception {
        assertThat(run.validated).hasSizeBetween(30, 99);
        try (TrainedModel model = run.model.load()) {
            List<One> all = new ArrayList<>();
            run.validated.forEach(sample ->
                    all.add(raw.sample(model.encoding(), sample.get("sample").intValue())));
            List<Prediction> together =
                    model.predict(of(all.size(), (i, into, offset) -> all.get(i).encode(into, offset)));
            for (int i = 0; i < all.size(); i++) {
                One one = all.get(i);
                JsonNode expected = run.validated.get(i).get("prediction");
                Prediction alone = model.predict(of(1, (unused, into, offset) -> one.encode(into, offset)))
                        .get(0);
                assertThat(judged(together.get(i), expected)).isEqualTo(expected);
                assertClose(judged(alone, expected), expected);
            }
        }
    }

    /** What the validation pass tells of a prediction: not how sure it is. */
    private static JsonNode judged(Prediction prediction, JsonNode expected) {
        return requireNonNull(prediction.answer()).deepCopy().retain(List.copyOf(expected.propertyNames()));
    }

    /** BLAS and oneDNN round differently for another number of rows. */
    private static void assertClose(JsonNode actual, JsonNode expected) {
        if (expected.isNumber()) {
            double value = expected.doubleValue();
            assertThat(actual.doubleValue()).isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
        } else if (expected.isObject()) {
            assertThat(actual.propertyNames()).containsExactlyElementsOf(expected.propertyNames());
            expected.propertyStream().forEach(entry -> assertClose(actual.get(entry.getKey()), entry.getValue()));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static void image(Path folder, String name, Encoding encoding, float[] into, int offset) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            ((ImageEncoding) encoding).encode(ImageBytes.decode(bytes, 40_000, 3, 32, 24), into, offset);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Instances of(int size, Encode encode) {
        return new Instances() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void encode(int index, float[] into, int offset) {
                encode.encode(index, into, offset);
            }
        };
    }

    private interface Encode {
        void encode(int index, float[] into, int offset);
    }

    /** A finished run: the model, and the validation examples in the order of their pass. */
    private record Trained(SavedModel model, List<JsonNode> validated) {}

    private Trained run(Path files, String dataset, String plan) throws Exception {
        DataSize size = DataSize.ofMegabytes(256);
        Datasets datasets =
                Datasets.of(new DatasetSettings(files, size, scratch.resolve("cache"), size, size, 40_000_000));
        TrainingPlan read = read(plan, TrainingPlan.class);
        TrainingData data = datasets.load(
                        read(dataset, DatasetSpec.class), read.loss().scalesTarget())
                .data();
        TrainingResult result =
                new LocalTrainer(scratch).train(new Run(read, () -> data, Checkpoints.NONE, SILENT, () -> null));
        JsonNode worst = JSON.readTree(result.files().get("worst.json"));
        List<JsonNode> validated = worst.get("samples")
                .valueStream()
                .sorted(Comparator.comparingInt(sample -> sample.get("sample").intValue()))
                .toList();
        return new Trained(SavedModel.open(result.files().get("model.zip")), validated);
    }

    private Path tables() throws Exception {
        MadeTables.flowers(scratch);
        return MadeTables.birds(scratch).getParent();
    }

    private static <T> T read(String json, Class<T> type) {
        return SpecReader.read(JSON.readTree(json.replace('\'', '"')), type);
    }

    /** The file's rows as a client would send them: whole, with the target. */
    private static List<JsonNode> rows(Path table) throws Exception {
        List<String> lines = Files.readAllLines(table);
        String[] names = lines.get(0).split(",");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            ObjectNode row = JSON.createObjectNode();
            IntStream.range(0, names.length).forEach(i -> put(row, names[i], cells[i]));
            rows.add(row);
        }
        return rows;
    }

    private static void put(ObjectNode row, String name, String cell) {
        if (cell.isEmpty() || cell.equals("NA")) {
            row.putNull(name);
        } else if (cell.matches("-?[0-9.]+")) {
            row.put(name, Double.parseDouble(cell));
        } else {
            row.put(name, cell);
        }
    }
}
