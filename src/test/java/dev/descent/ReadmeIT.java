package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's curl lines, run as printed but for the port. */
class ReadmeIT extends ServiceTest {
    @Test
    void everyCurlLineSucceeds() throws Exception {
        Files.createSymbolicLink(home.resolve("examples"), Path.of("examples").toAbsolutePath());
        String printed = new PrintedRequests(Path.of("README.md"), home, port).run();
        assertThat(printed)
                .contains("event: metrics")
                .contains("event: end")
                .contains("\"status\":\"succeeded\"")
                .contains("\"parameter_count\":")
                .contains("\"gradient_error\":");
        assertThat(home.resolve("model.zip")).isNotEmptyFile();
    }
}
