package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The README's curl lines, run as printed but for the port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
class ReadmeIT {
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path home;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("descent.home", home::toString);
    }

    @Test
    void everyCurlLineSucceeds() throws Exception {
        Path output = home.resolve("output.txt");
        Process shell = new ProcessBuilder("bash", "-c", script())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();

        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(shell.exitValue()).as(printed).isZero();
        assertThat(printed)
                .contains("event: metrics")
                .contains("event: end")
                .contains("\"status\":\"succeeded\"")
                .contains("\"parameter_count\":")
                .contains("\"gradient_error\":");
        assertThat(home.resolve("model.zip")).isNotEmptyFile();
    }

    /** Errors by HTTP status are errors here, and examples are read from where the project is. */
    private String script() throws IOException {
        StringBuilder script =
                new StringBuilder("set -eu -o pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n");
        script.append("ln -s '")
                .append(Path.of("examples").toAbsolutePath())
                .append("' '")
                .append(home)
                .append("/examples'\n");
        script.append("cd '").append(home).append("'\n");
        Matcher blocks = SHELL.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            if (blocks.group(1).contains("curl")) {
                script.append(blocks.group(1).replace("localhost:8080", "127.0.0.1:" + port));
            }
        }
        return script.toString();
    }
}
