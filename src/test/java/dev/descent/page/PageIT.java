package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import dev.descent.database.CutWire;
import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page in a browser, against the whole service. */
@OnBrowser
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
class PageIT {
    private static final String NAUGHTY =
            "<script>document.title='owned'</script><img src=x onerror=alert(1)> & \"quoted\"";
    private static final String CHART = "[data-chart='%s']";

    @TempDir
    private static Path home;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @AutoClose
    private Browser browser;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("descent.home", home::toString);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @Test
    void jobSubmittedThroughTheFormIsSeenToItsEnd() {
        submit(NAUGHTY, "200");

        TreeSet<Long> seen = new TreeSet<>();
        browser.await(page -> {
            seen.add(shownIterations());
            return page.findElement(By.cssSelector(".badge")).getText().contains("succeeded");
        });

        assertThat(seen).as("the curve grew before the eyes").hasSizeGreaterThan(3);
        assertThat(browser.find("h1").getText()).isEqualTo(NAUGHTY);
        browser.await(page -> shownIterations() == 3000);
        assertThat(storedIterations()).isEqualTo(3000);
        browser.open("/jobs");
        browser.awaitText(".cell-job a", NAUGHTY);
        browser.find(".sparkline polyline");
        assertThat(browser.script("return document.title")).isEqualTo("Jobs · Descent");
        browser.assertClean();
    }

    @Test
    void curveHasEveryPointOnceAfterTheConnectionWasCut() throws IOException {
        browser.close();
        try (CutWire wire = new CutWire(port)) {
            browser = new Browser(wire.port());
            submit("cut", "200");
            browser.await(page -> shownIterations() > 100);
            wire.cut();
            browser.awaitText(".stale", "connection lost");
            wire.mend();
            browser.awaitText(".badge", "succeeded");
            browser.await(page -> shownIterations() == 3000);
            browser.await(page -> !page.findElement(By.cssSelector(".stale")).isDisplayed());
        }
    }

    @Test
    void jobsAreComparedOnTheSameAxes() {
        submit("first", "3");
        browser.awaitText(".badge", "succeeded");
        submit("second", "5");
        browser.awaitText(".badge", "succeeded");
        browser.open("/jobs");
        browser.await(page -> page.findElements(By.cssSelector("tbody tr")).size() >= 2);
        for (WebElement box : browser.all("tbody input").subList(0, 2)) {
            box.click();
        }
        browser.find(".filters button").click();

        browser.await(page -> page.findElements(By.cssSelector(CHART.formatted("loss") + " .line"))
                        .size()
                == 2);
        assertThat(texts(CHART.formatted("loss") + " .line .name")).containsExactlyInAnyOrder("first", "second");
        assertThat(browser.find(".page").getText()).contains("training.epochs");
        browser.assertClean();
    }

    @Test
    void faultIsShownAtItsFieldWhileOneTypes() {
        browser.open("/new");
        browser.awaitText(".dry-run", "It can be trained");
        browser.type("[data-path='training.epochs'] input", "0");
        browser.awaitText("[data-path='training.epochs'] .field-fault", "");
        assertThat(browser.find("[data-path='training.epochs'] input").getAttribute("aria-invalid"))
                .isEqualTo("true");
        browser.type("[data-path='training.epochs'] input", "2");
        browser.awaitText(".dry-run", "30 iterations");
        assertThat(browser.all(".field-fault")).isEmpty();
    }

    @Test
    void runningJobIsCancelledOnItsPage() {
        submit("endless", "100000");
        browser.await(page -> shownIterations() > 0);
        browser.find(".danger").click();
        browser.awaitText(".badge", "cancelled");
        browser.awaitText(".facts", "finished");
    }

    @Test
    void viewThatALinkNamesStaysWhileTheCurveGrows() {
        submit("watched closely", "200");
        String job = String.valueOf(browser.script("return location.hash.slice(1)"));
        browser.open(job + "?x=10..40&loss.log=1");
        browser.await(page -> shownIterations() > 100);
        long before = shownIterations();
        browser.await(page -> shownIterations() > before);

        assertThat(browser.find(CHART.formatted("loss")).getAttribute("data-window"))
                .isEqualTo("10..40");
        assertThat(browser.find(CHART.formatted("loss") + " [aria-pressed='true']")
                        .getText())
                .isEqualTo("log y");
        assertThat(String.valueOf(browser.script("return location.hash"))).contains("x=10..40", "loss.log=1");
        browser.find(".danger").click();
        browser.awaitText(".badge", "cancelled");
    }

    @Test
    void lossThatIsNotFiniteIsMarkedAndExplained() throws Exception {
        String job = new Api(port).submit("""
                {"dataset": {"uri": "sample:sine"}, "model": "mlp", "loss": "mse",
                 "optimizer": {"type": "sgd", "learning_rate": 100}}
                """);
        browser.open("/jobs/" + job);
        browser.awaitText(".badge", "failed");
        browser.awaitText(".head .fault", "lower learning rate");
        browser.awaitText(CHART.formatted("loss") + " .note", "not finite: ");
    }

    @Test
    void lossAndItsGradientAreDrawn() {
        browser.open("/losses?loss=focal");
        browser.await(page -> points("value", "loss") == 121 && points("gradient", "d loss / d logit") == 121);
        browser.awaitText(".painted [role='status']", "Loss 0.");
        browser.assertClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/compare", "/new", "/losses"})
    void pageHasNoSeriousBarrier(String address) throws IOException {
        browser.open(address);
        browser.find("h1");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void jobHasNoSeriousBarrierInTheDark() throws IOException {
        submit("seen in the dark", "2");
        browser.awaitText(".badge", "succeeded");
        browser.preferDark();
        for (String tab : List.of("loss", "measures", "samples", "spec", "log")) {
            browser.find("#tab-" + tab).click();
            browser.find("#panel *");
            assertThat(browser.barriers()).as(tab).isEmpty();
        }
    }

    private void submit(String name, String epochs) {
        browser.open("/new");
        browser.type("#job-name", name);
        browser.type("[data-path='training.epochs'] input", epochs);
        browser.awaitText(".dry-run", "It can be trained");
        browser.find("button[type='submit']").click();
        browser.awaitText("h1", name);
    }

    /** How many points a line of a chart has. */
    private long points(String chart, String line) {
        return Long.parseLong(browser.find(CHART.formatted(chart) + " [data-line='" + line + "']")
                .getAttribute("data-points"));
    }

    private long shownIterations() {
        return points("loss", "loss");
    }

    private long storedIterations() {
        return jdbc.sql("select count(*) from metric_point where series = 'loss' and job_id = "
                        + "(select id from jobs order by created_at desc limit 1)")
                .query(Long.class)
                .single();
    }

    private List<String> texts(String css) {
        return browser.all(css).stream().map(WebElement::getText).toList();
    }
}
