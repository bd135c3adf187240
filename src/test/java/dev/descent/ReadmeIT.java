package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
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
