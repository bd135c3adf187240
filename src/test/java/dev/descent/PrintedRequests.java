package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests of a document, run as printed but for the port. An error by HTTP status is an error of the shell.
 *
 * @param folder that they are run in
 */
record PrintedRequests(Path document, Path folder, int port) {
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final int MOST_SECONDS = 180;

    /** What they print. */
    String run() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process shell = new ProcessBuilder("bash", "-c", script())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output);
        assertThat(shell.exitValue()).as(printed).isZero();
        return printed;
    }

    private String script() throws IOException {
        StringBuilder script =
                new StringBuilder("set -eu -o pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n");
        Matcher blocks = SHELL.matcher(Files.readString(document));
        while (blocks.find()) {
            if (blocks.group(1).contains("curl")) {
                script.append(blocks.group(1).replace("localhost:8080", "127.0.0.1:" + port));
            }
        }
        return script.toString();
    }
}
