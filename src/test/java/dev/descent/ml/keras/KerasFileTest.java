package dev.descent.ml.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.model.keras.SavedModels;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasFileTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void readsEntries() throws IOException {
        try (ZipFile zip = new ZipFile(SavedModels.folder().resolve("cnn.keras").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cnn.keras, 3", "cnn.h5, 3", "cnn-keras2.h5, 2"})
    void eachFormGivesTheSameLayersAndWeights(String name, int version) throws IOException {
        try (KerasFile file = KerasFile.open(SavedModels.folder().resolve(name));
                KerasFile other = KerasFile.open(SavedModels.folder().resolve("cnn.keras"))) {
            assertThat(file.model().version()).isEqualTo(version);
            assertThat(file.model().input()).containsExactly(6, 4, 2);
            assertThat(file.model().layers())
                    .extracting(KerasLayer::toString)
                    .containsExactly(
                            "Conv2D \"first\"",
                            "BatchNormalization \"norm\"",
                            "MaxPooling2D \"pool\"",
                            "Flatten \"flat\"",
                            "Dropout \"drop\"",
                            "Dense \"hidden\"",
                            "Dense \"answer\"");
            assertThat(weights(file)).isEqualTo(weights(other)).hasSize(9);
            assertThat(file.model().layers().get(0).weights().get(0).shape()).containsExactly(3, 3, 2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain.keras", "chain.h5"})
    void functionalModelThatIsAChainIsReadInItsOrder(String name) throws IOException {
        try (KerasFile file = KerasFile.open(SavedModels.folder().resolve(name))) {
            assertThat(file.model().layers()).extracting(KerasLayer::name).containsExactly("first", "mean", "answer");
            assertThat(file.model().layers())
                    .extracting(layer -> layer.weights().size())
                    .containsExactly(2, 0, 2);
        }
    }

    @Test
    void functionalModelWithABranchIsRefused() throws IOException {
        replace("config.json", "\"class_name\": \"Sequential\"", "\"class_name\": \"Functional\"");

        assertRefused("is no plain chain of layers");
    }

    @Test
    void modelOfAnotherKindIsRefused() throws IOException {
        replace("config.json", "\"class_name\": \"Sequential\"", "\"class_name\": \"Owned\"");

        assertRefused("is a model of class \"Owned\"");
    }

    @Test
    void missingEntryIsNamed() throws IOException {
        entries.remove("model.weights.h5");

        assertRefused("has no model.weights.h5");
    }

    @Test
    void entryThatDoesNotBelongIsNamed() throws IOException {
        entries.put("../evil.py", new byte[1]);

        assertRefused("does not belong", "../evil.py");
    }

    @Test
    void weightsThatUnpackToAHundredTimesTheirSizeAreRefused() throws IOException {
        entries.put("model.weights.h5", new byte[2 << 20]);

        assertRefused("unpacks model.weights.h5 to more");
    }

    @Test
    void configurationThatIsNotJsonIsRefused() throws IOException {
        entries.put("config.json", "{\"class_name\": ".getBytes(StandardCharsets.UTF_8));

        assertRefused("not JSON");
    }

    @Test
    void deeplyNestedConfigurationIsRefused() throws IOException {
        entries.put("config.json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertRefused("not JSON");
    }

    @Test
    void modelWithoutLayersIsRefused() throws IOException {
        entries.put(
                "config.json",
                "{\"class_name\": \"Sequential\", \"config\": {\"layers\": []}}".getBytes(StandardCharsets.UTF_8));

        assertRefused("must have from 1 to 1000 layers, has 0");
    }

    @Test
    void modelThatWasNeverBuiltIsRefused() throws IOException {
        String json =
                "{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Dense\",\"config\":{}}]}}";
        entries.put("config.json", json.getBytes(StandardCharsets.UTF_8));

        assertRefused("build the model before saving it");
    }

    @Test
    void nothingIsLeftOfAFileThatWasReadOrRefused() throws IOException {
        List<Path> before = temporaries();
        try (KerasFile file = KerasFile.open(SavedModels.folder().resolve("cnn.keras"))) {
            assertThat(weights(file)).hasSize(9);
        }
        entries.put(
                "model.weights.h5",
                "no HDF5, but long enough to be one that is no HDF5".getBytes(StandardCharsets.UTF_8));
        assertRefused("does not begin as an HDF5 file does");

        assertThat(temporaries()).isEqualTo(before);
    }

    private static List<List<Float>> weights(KerasFile file) {
        return file.model().layers().stream()
                .flatMap(layer -> layer.weights().stream())
                .map(KerasArray::values)
                .map(KerasFileTest::boxed)
                .toList();
    }

    private static List<Float> boxed(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private static List<Path> temporaries() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("keras.*\\.h5"))
                    .sorted()
                    .toList();
        }
    }

    private void replace(String entry, String old, String by) {
        String text = new String(entries.get(entry), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        entries.put(entry, text.replaceFirst(old, by).getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String... words) throws IOException {
        Path path = folder.resolve("model.keras");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        assertThatThrownBy(() -> KerasFile.open(path)).isInstanceOfSatisfying(InvalidSpec.class, invalid -> {
            assertThat(invalid.violations()).hasSize(1);
            assertThat(invalid.violations().get(0).path()).isEqualTo("uri");
            assertThat(invalid.violations().get(0).message()).contains(words);
        });
    }
}
