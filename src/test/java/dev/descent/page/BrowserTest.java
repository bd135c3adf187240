package dev.descent.page;

import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service for all classes that look at it, and one browser for all tests of a class. */
@OnBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "descent.runner.slots=2")
@Import(TestDatabaseConfiguration.class)
abstract class BrowserTest {
    private static @Nullable TrainedJobs trained;
    private static @Nullable Browser open;

    Browser browser;
    JobPage page;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory(Path.of("target"), "page");
        registry.add("descent.home", home::toString);
    }

    @BeforeEach
    void openBrowser() {
        open = open == null ? new Browser(port) : open;
        browser = open;
        page = new JobPage(browser);
    }

    /** Those that are trained once by a service and not changed. */
    TrainedJobs jobs() throws Exception {
        trained = trained == null || trained.api().port() != port ? TrainedJobs.train(port) : trained;
        return trained;
    }

    @AfterAll
    static void closeBrowser() {
        if (open != null) {
            open.assertClean();
            open.close();
            open = null;
        }
    }
}
