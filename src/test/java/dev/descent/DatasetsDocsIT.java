package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The requests of docs/datasets.md, run as printed but for the port. */
class DatasetsDocsIT extends ServiceTest {
    @Test
    void everyRequestSucceeds() throws Exception {
        String printed = new PrintedRequests(Path.of("docs/datasets.md"), home, port).run();
        assertThat(printed)
                .contains("\"file_name\":\"lines.csv\"", "\"task\":\"regression\"")
                .contains("\"status\":\"succeeded\"")
                .contains("\"has_more\":false");
        assertThat(Files.readAllBytes(home.resolve("cells.png"))).startsWith(0x89, 'P', 'N', 'G');
    }
}
