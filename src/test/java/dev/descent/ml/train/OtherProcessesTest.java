package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same run in processes of its own. */
class OtherProcessesTest {
    private static final String FOLDER = "-Dorg.bytedeco.javacpp.cachedir=";
    private static final List<String> PLAIN =
            List.of(FOLDER + System.getProperty("user.home") + "/.javacpp/cache", "-Xmx512m");

    @ParameterizedTest
    @ValueSource(strings = {TrainingProgram.MLP, TrainingProgram.LENET, TrainingProgram.UNET})
    void hasTheSameBitsAlsoWhereTheCollectorIsAtWork(String model) throws Exception {
        String first = TrainingProgram.run(PLAIN, Map.of(), model);
        List<String> small = List.of(PLAIN.get(0), "-Xmx48m", "-XX:+UseSerialGC");
        assertThat(TrainingProgram.run(small, Map.of(), model, "garbage")).isEqualTo(first);
        assertThat(first).contains("name=onednn").contains("reason=null");
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
    void runsOnDl4jWhereTheProcessorHasNoFastKernels() throws Exception {
        assertThat(TrainingProgram.run(PLAIN, Map.of("ONEDNN_MAX_CPU_ISA", "SSE41"), TrainingProgram.UNET))
                .contains("name=dl4j")
                .contains("no fast kernel for ");
    }

    @Test
    void unpacksNativeCodeWhereItIsTold(@TempDir Path folder) throws Exception {
        List<String> options = List.of(FOLDER + folder, "-Duser.home=/nowhere", "-Xmx512m");
        assertThat(TrainingProgram.run(options, Map.of(), TrainingProgram.MLP)).contains("name=onednn");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(System.mapLibraryName("jnidnnl"), System.mapLibraryName("jnind4jcpu"));
        }
    }
}
