package dev.descent.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ExampleFilesTest {

    @ParameterizedTest
    @MethodSource
    void eachExampleIsAJob(Path example) throws IOException {
        JobSpec job = SpecReader.read(JsonMapper.shared().readTree(Files.readString(example)), JobSpec.class);

        assertThat(job.name()).isNotNull();
        assertThat(SpecReader.read(SpecWriter.write(job), JobSpec.class)).isEqualTo(job);
    }

    static Stream<Path> eachExampleIsAJob() throws IOException {
        return Files.list(Path.of("examples")).filter(file -> file.toString().endsWith(".json"));
    }
}
