package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ServiceTest;
import dev.descent.ml.Families;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.model.keras.SavedModels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Jobs that begin with a model of Keras, from the request to the exported model; and the jobs of docs/keras.md. */
class KerasJobIT extends ServiceTest {
    private static final List<String> THREE = List.of("a", "b", "c", "a", "b");
    private static final List<String> TWO = List.of("a", "b", "b", "a", "b");
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private JsonNode keras;

    @BeforeEach
    void writeFiles() throws IOException {
        keras = Families.json(new String(SavedModels.bytes("cases.json"), StandardCharsets.UTF_8))
                .get("mlp");
        Path files = Files.createDirectories(home.resolve("files"));
        Files.write(files.resolve("flowers.keras"), SavedModels.bytes("mlp.keras"));
        Files.writeString(files.resolve("three.csv"), rows(THREE));
        Files.writeString(files.resolve("flowers.csv"), rows(TWO));
    }

    @Test
    void firstLossIsThatOfKerasOutputsAndTheExportedModelRefersToNothing() throws IOException {
        double expected = 0;
        for (int i = 0; i < THREE.size(); i++) {
            double probability = keras.get("outputs")
                    .get(i)
                    .get(THREE.get(i).charAt(0) - 'a')
                    .doubleValue();
            expected -= Math.log(probability) / THREE.size();
        }

        JsonNode job = finished(job("three.csv", "{\"type\": \"keras\", \"uri\": \"file:flowers.keras\"}"));
        String self = "/v1/jobs/" + job.get("id").stringValue();
        JsonNode losses = api.get(self + "/metrics").get("series").get("loss").get("values");
        JsonNode spec =
                Families.json(new String(entry(api.bytes(self + "/artifacts/model.zip", 200)), StandardCharsets.UTF_8));

        assertThat(losses.get(0).doubleValue()).isCloseTo(expected, within(1e-5));
        assertThat(job.get("spec").get("model").get("sha256").stringValue())
                .isEqualTo(Sha256.of(home.resolve("files/flowers.keras")));
        assertThat(spec.get("plan").get("model").get("type").stringValue()).isEqualTo("layers");
        assertThat(spec.get("plan").get("model").has("uri")).isFalse();
    }

    @Test
    void outputsThatAreNotTheClassesAreRefusedUnlessTheyAreReplaced() {
        String kept = job("flowers.csv", "{\"type\": \"keras\", \"uri\": \"file:flowers.keras\"}");
        String replaced =
                job("flowers.csv", "{\"type\": \"keras\", \"uri\": \"file:flowers.keras\", \"output\": \"replace\"}");

        JsonNode fault = refused(kept);

        assertThat(fault.get("path").stringValue()).isEqualTo("model.output");
        assertThat(fault.get("message").stringValue()).contains(" 3, the data 2", "replace");
        assertThat(finished(replaced).get("status").stringValue()).isEqualTo("succeeded");
    }

    @Test
    void bytesWithAnotherHashAreRefused() {
        JsonNode fault = refused(job(
                "three.csv",
                "{\"type\": \"keras\", \"uri\": \"file:flowers.keras\", \"sha256\": \"" + "0".repeat(64) + "\"}"));

        assertThat(fault.get("path").stringValue()).isEqualTo("model.sha256");
    }

    @Test
    void fileThatIsNoModelIsRefused() {
        JsonNode fault = refused(job("three.csv", "{\"type\": \"keras\", \"uri\": \"file:three.csv\"}"));

        assertThat(fault.get("path").stringValue()).isEqualTo("model.uri");
        assertThat(fault.get("message").stringValue()).contains("does not begin as an HDF5 file does");
    }

    @Test
    void modelForOtherDataIsRefusedWithBothShapes() throws IOException {
        Files.write(home.resolve("files/images.h5"), SavedModels.bytes("cnn.h5"));

        JsonNode fault = refused(job("three.csv", "{\"type\": \"keras\", \"uri\": \"file:images.h5\"}"));

        assertThat(fault.get("path").stringValue()).isEqualTo("model.uri");
        assertThat(fault.get("message").stringValue()).contains("takes [6, 4, 2]", "the data gives [4]");
    }

    @Test
    void jobsOfTheDocumentationTrain() throws IOException {
        Matcher jobs = JSON.matcher(Files.readString(Path.of("docs/keras.md")));
        int count = 0;
        while (jobs.find()) {
            count++;
            assertThat(finished(jobs.group(1)).get("status").stringValue()).isEqualTo("succeeded");
        }
        assertThat(count).isPositive();
    }

    private String rows(List<String> labels) {
        StringBuilder csv = new StringBuilder("w,x,y,z,kind\n");
        for (int i = 0; i < labels.size(); i++) {
            keras.get("inputs").get(i).forEach(value -> csv.append(value.doubleValue())
                    .append(','));
            csv.append(labels.get(i)).append('\n');
        }
        return csv.toString();
    }

    private static String job(String data, String model) {
        return """
                {"dataset": {"uri": "file:%s", "format": {"type": "csv", "target": "kind"}, "normalize": "none",
                             "split": {"validation": 0.0, "test": 0.0}},
                 "model": %s, "loss": "cross_entropy", "training": {"epochs": 2, "batch_size": 5}}""".formatted(data, model);
    }

    private JsonNode finished(String job) {
        JsonNode done = api.ended(api.submit(job));
        assertThat(done.get("status").stringValue()).as("%s", done).isEqualTo("succeeded");
        return done;
    }

    private JsonNode refused(String job) {
        JsonNode faults = api.post("/v1/jobs", job, 422).get("errors");
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private static byte[] entry(byte[] archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("spec.json")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("no spec.json");
    }
}
