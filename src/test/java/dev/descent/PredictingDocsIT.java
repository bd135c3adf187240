package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
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

/** The requests of docs/predicting.md, run as printed but for the port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
class PredictingDocsIT {
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
    void everyRequestSucceeds() throws Exception {
        Path output = home.resolve("output.txt");
        Process shell = new ProcessBuilder("bash", "-c", script())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(180, TimeUnit.SECONDS)).isTrue();

        String printed = Files.readString(output);
        assertThat(shell.exitValue()).as(printed).isZero();
        assertThat(printed)
                .contains("\"status\":\"succeeded\"")
                .contains("{\"predictions\":[{\"class\":", "\"probabilities\":")
                .contains("\"part\":\"validation\"", "\"reported\":{\"mse\":", "\"confusion_matrix\":")
                .contains("\"validation_examples\":");
    }

    private String script() throws IOException {
        StringBuilder script =
                new StringBuilder("set -eu -o pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n");
        Matcher blocks = SHELL.matcher(Files.readString(Path.of("docs/predicting.md")));
        while (blocks.find()) {
            script.append(blocks.group(1).replace("localhost:8080", "127.0.0.1:" + port));
        }
        return script.toString();
    }
}
