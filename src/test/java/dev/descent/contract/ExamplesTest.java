package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.JobSpec;
import dev.descent.ml.Families;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
            throw new java.io.UncheckedIOException(e);
        }
    }
}
