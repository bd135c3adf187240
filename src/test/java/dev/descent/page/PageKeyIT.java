package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.database.TestDatabaseConfiguration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The page of a service that asks for an API key. */
@OnBrowser
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"descent.roles=api", "descent.http.api-key=open-sesame"})
@Import(TestDatabaseConfiguration.class)
class PageKeyIT {
    @LocalServerPort
    private int port;

    @AutoClose
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void keyIsAskedForOnceAndStandsInNoAddress() {
        browser.open("/jobs");
        browser.type("dialog input", "open-simsim");
        browser.click("dialog button");
        browser.awaitText("dialog", "refused");
        browser.type("dialog input", "open-sesame");
        browser.click("dialog button");
        browser.awaitText("[role='status']", "No jobs yet");

        browser.open("/new");
        browser.find("#job-json");
        browser.awaitText("pre", "$DESCENT_API_KEY");
        assertThat(browser.all("dialog")).isEmpty();
        assertThat(browser.requests()).isNotEmpty().noneMatch(url -> url.contains("sesame"));
        assertThat(browser.find("pre").getText()).doesNotContain("sesame");
    }
}
