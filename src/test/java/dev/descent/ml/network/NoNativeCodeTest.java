package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where native libraries may not be unpacked, in a process of its own. */
class NoNativeCodeTest {
    @TempDir
    Path folder;

    /** Tries twice: classes that could not be made ready once fail in another way later. */
    static final class Program {
        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    NativeRuntime.start();
                } catch (IllegalStateException told) {
                    System.out.println("told: " + told.getMessage());
                }
            }
        }
    }

    @Test
    void isToldByAnExceptionEachTime() throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djna.nounpack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(output).stream().filter(line -> line.startsWith("told: native libraries")))
                .as(Files.readString(output))
                .hasSize(2);
    }
}
