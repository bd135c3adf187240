package dev.descent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code examples/descent.sh} by some shell.
 *
 * @param command of the shell
 * @param folder for what it writes
 */
record Shell(String command, Path folder, int port) {
    private static final Path SCRIPT = Path.of("examples", "descent.sh").toAbsolutePath();

    /** What became of it. */
    record Ended(int status, List<String> out, List<String> err) {
        String verdict() {
            assertThat(err.stream().filter(line -> line.startsWith("descent: ")))
                    .as("%s", err)
                    .hasSize(1);
            return err.get(err.size() - 1);
        }
    }

    /** A shell that there is. */
    static boolean isHere(String command) {
        return Files.isExecutable(Path.of("/usr/bin", command.split(" ")[0]))
                || Files.isExecutable(Path.of("/bin", command.split(" ")[0]));
    }

    Ended run(String... arguments) throws Exception {
        Started started = start(arguments);
        return started.ended();
    }

    Started start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(Arrays.asList(command.split(" ")));
        line.add(SCRIPT.toString());
        line.addAll(Arrays.asList(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = new HashMap<>(builder.environment());
        builder.environment().clear();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("CI_") || name.contains("proxy"));
        builder.environment().putAll(environment);
        builder.environment().put("DESCENT_URL", "http://127.0.0.1:" + port);
        builder.environment().put("DESCENT_RETRY", "20");
        return new Started(builder.start(), out, err);
    }

    /** One that runs. */
    record Started(Process process, Path out, Path err) {
        List<String> told() throws IOException {
            return Files.readAllLines(err);
        }

        Ended ended() throws Exception {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("%s", told()).isTrue();
            return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        }
    }
}
