package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import java.nio.file.Path;
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
        String printed = new PrintedRequests(Path.of("docs/predicting.md"), home, port).run();
        assertThat(printed)
                .contains("\"status\":\"succeeded\"")
                .contains("{\"predictions\":[{\"class\":", "\"probabilities\":")
                .contains("\"part\":\"validation\"", "\"reported\":{\"mse\":", "\"confusion_matrix\":")
                .contains("\"validation_examples\":");
    }
}
