package dev.descent.page;

import dev.descent.database.TestDatabaseConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's scripts by themselves, in a browser that is open for all tests of a class. */
@OnBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "descent.roles=api")
@Import(TestDatabaseConfiguration.class)
abstract class ScriptTest {
    private static final String CHECKS =
            "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/losses/check')).length";

    static Browser browser;

    @LocalServerPort
    private int port;

    @BeforeEach
    void openBrowser() {
        if (browser == null) {
            browser = new Browser(port);
            browser.open("/losses");
            // of the loss and of what is painted: a test that looks at what is asked for must not see these
            browser.await(page -> ((Number) browser.script(CHECKS)).intValue() >= 2);
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
