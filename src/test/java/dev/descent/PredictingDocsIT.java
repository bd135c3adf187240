package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The requests of docs/predicting.md, run as printed but for the port. */
class PredictingDocsIT extends ServiceTest {
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
