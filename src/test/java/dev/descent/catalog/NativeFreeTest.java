package dev.descent.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.loss.check.LossCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue and the loss check need no native code: seen in a process of their own, by what it has mapped. */
@EnabledOnOs(OS.LINUX)
class NativeFreeTest {
    @TempDir
    Path folder;

    /** Does what the catalogue's routes do, and prints which libraries are in the process. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            JsonMapper json = new JsonMapper();
            Catalog.FAMILIES.keySet().forEach(family -> Catalog.entries(family).forEach(json::writeValueAsString));
            LossCheck.check(json.readTree("{\"loss\": \"mse\", \"labels\": [[1]], \"outputs\": [[0.5]]}"));
            for (String type : arguments) {
                Class.forName(type);
            }
            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
                maps.filter(line -> line.contains(".so"))
                        .map(line -> line.substring(line.lastIndexOf('/') + 1))
                        .distinct()
                        .forEach(System.out::println);
            }
        }
    }

    @Test
    void catalogueAndLossCheckMapNoNativeLibrary() throws Exception {
        assertThat(librariesAfter()).contains("libjvm.so").doesNotContainPattern("nd4j|openblas|javacpp");
    }

    @Test
    void nativeLibraryWouldBeSeen() throws Exception {
        assertThat(librariesAfter("org.bytedeco.openblas.global.openblas")).containsPattern("openblas");
    }

    private String librariesAfter(String... types) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        command.addAll(List.of(types));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
