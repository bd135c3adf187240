package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.JobSpec;
import dev.descent.ml.Families;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Jobs that are shown are jobs. */
class ExamplesTest {
    private static final Contract CONTRACT = Contract.shipped();

    static Stream<JsonNode> shown() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            Stream<JsonNode> examples = files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ExamplesTest::read)
                    .toList()
                    .stream();
            return Stream.concat(inTheContract(), examples);
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void jobThatIsShownIsValidAndSoIsItsResolvedForm(JsonNode job) {
        JsonNode schema = CONTRACT.schema("JobSpec");
        JsonNode resolved = SpecWriter.write(SpecReader.read(job, JobSpec.class));

        assertThat(CONTRACT.faults(schema, job)).isEmpty();
        assertThat(CONTRACT.faults(schema, resolved)).as("%s", resolved).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JobSpec",
                "Dataset",
                "Split",
                "Training",
                "Term",
                "Clip",
                "Registration",
                "EvaluateRequest",
                "LossCheckRequest"
            })
    void membersThatMayBeLeftOutMayBeNull(String name) {
        JsonNode schema = CONTRACT.schema(name);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();

        schema.get("properties")
                .propertyStream()
                .filter(member -> !required.contains(member.getKey()))
                .forEach(member -> assertThat(CONTRACT.faults(member.getValue(), Families.json("null")))
                        .as("%s.%s", name, member.getKey())
                        .isEmpty());
    }

    @Test
    void nullMeansTheDefaultEverywhere() {
        JsonNode job = Families.json("""
                {"name": null, "tags": null, "dataset": {"uri": "sample:sine", "sha256": null, "format": null,
                  "split": {"validation": null, "test": null, "seed": null, "stratify": null}, "normalize": null,
                  "augment": null},
                 "model": "mlp", "loss": {"type": "sum", "terms": [{"weight": null, "loss": "mse"}]},
                 "optimizer": {"type": "sgd", "clip": {"by": null, "threshold": null, "per": null}},
                 "training": {"epochs": null, "batch_size": null, "seed": null, "report_losses": null,
                  "max_seconds": null}, "priority": null}
                """);

        assertThat(CONTRACT.faults(CONTRACT.schema("JobSpec"), job)).isEmpty();
        assertThat(SpecReader.read(job, JobSpec.class).training())
                .isEqualTo(SpecReader.read(Families.json("{}"), TrainingSettings.class));
    }

    @Test
    void contractRefusesWhatTheServiceRefuses() {
        JsonNode schema = CONTRACT.schema("JobSpec");

        assertThat(CONTRACT.faults(schema, Families.json("{}"))).isNotEmpty();
        assertThat(CONTRACT.faults(CONTRACT.schema("Problem"), Families.json("{\"title\": \"a\"}")))
                .isNotEmpty();
    }

    private static Stream<JsonNode> inTheContract() {
        return CONTRACT.document()
                .at("/paths/~1v1~1jobs/post/requestBody/content/application~1json/examples")
                .propertyStream()
                .map(Map.Entry::getValue)
                .map(example -> example.get("value"));
    }

    private static JsonNode read(Path file) {
        try {
            return Families.json(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
