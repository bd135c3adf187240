package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import dev.descent.ServiceTest;
import dev.descent.database.CutWire;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page in a browser, against the whole service. */
@OnBrowser
class PageIT extends ServiceTest {
    private static final String NAUGHTY =
            "<script>document.title='owned'</script><img src=x onerror=alert(1)> & \"quoted\"";

    @AutoClose
    private Browser browser;

    private JobPage page;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
        page = new JobPage(browser);
    }

    @AfterEach
    void cancelJobs() throws Exception {
        new Api(port).cancelAll();
    }

    @Test
    void jobSubmittedThroughTheFormIsSeenToItsEnd() {
        page.submitSlow(NAUGHTY);

        TreeSet<Long> seen = new TreeSet<>();
        browser.await(shown -> {
            seen.add(page.shownIterations());
            return shown.findElement(By.cssSelector(".badge")).getText().contains("succeeded");
        });

        assertThat(seen).as("the curve grew before the eyes").hasSizeGreaterThan(2);
        assertThat(browser.find("h1").getText()).isEqualTo(NAUGHTY);
        browser.await(shown -> page.shownIterations() == JobPage.SLOW);
        assertThat(new Api(port).job(page.id()).at("/receipt/stored").asLong()).isEqualTo(JobPage.SLOW);
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
            page = new JobPage(browser);
            page.submitEndless("cut");
            browser.await(shown -> page.shownIterations() > 100);
            wire.cut();
            browser.awaitText(".stale", "connection lost");
            wire.mend();
            browser.await(shown -> !shown.findElement(By.cssSelector(".stale")).isDisplayed());
            page.act("Pause");
            browser.awaitText(".badge", "paused");
            int trained = new Api(port).iteration(page.id());
            browser.await(shown -> page.shownIterations() == trained);
        }
    }

    @Test
    void jobsAreComparedOnTheSameAxes() {
        page.submit("first", "3");
        browser.awaitText(".badge", "succeeded");
        page.submit("second", "5");
        browser.awaitText(".badge", "succeeded");
        browser.open("/jobs");
        browser.await(shown -> shown.findElements(By.cssSelector("tbody tr")).size() >= 2);
        for (WebElement box : browser.all("tbody input").subList(0, 2)) {
            box.click();
        }
        browser.click(".filters button");

        browser.await(shown -> shown.findElements(By.cssSelector(JobPage.chart("loss") + " .line"))
                        .size()
                == 2);
        assertThat(browser.all(JobPage.chart("loss") + " .line .name"))
                .extracting(WebElement::getText)
                .containsExactlyInAnyOrder("first", "second");
        assertThat(browser.find(".page").getText()).contains("training.epochs");
        browser.assertClean();
    }

    @Test
    void faultIsShownAtItsFieldWhileOneTypes() {
        browser.open("/new");
        browser.awaitText(".dry-run", "It can be trained");
        browser.type("[data-path='training.epochs'] input", "0");
        browser.awaitText("[data-path='training.epochs'] .field-fault", "");
        assertThat(browser.attribute("[data-path='training.epochs'] input", "aria-invalid"))
                .isEqualTo("true");
        browser.type("[data-path='training.epochs'] input", "2");
        browser.awaitText(".dry-run", "30 iterations");
        assertThat(browser.all(".field-fault")).isEmpty();
    }

    @Test
    void theLogsTabCountsTheWarningsInIt() throws Exception {
        browser.open("/jobs/" + new Api(port).submit("""
                {"dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "dice", "training": {"epochs": 1}}"""));

        browser.awaitText("#tab-log", "Log, 1 warning");
    }

    @Test
    void runningJobIsCancelledOnItsPage() {
        page.submitEndless("endless");
        browser.await(shown -> page.shownIterations() > 0);
        browser.click(".danger");
        browser.awaitText(".badge", "cancelled");
        browser.awaitText(".facts", "finished");
    }

    @Test
    void viewThatALinkNamesStaysWhileTheCurveGrows() {
        page.submitEndless("watched closely");
        browser.open("/jobs/" + page.id() + "?x=10..40&loss.log=1");
        browser.await(shown -> page.shownIterations() > 100);
        long before = page.shownIterations();
        browser.await(shown -> page.shownIterations() > before);

        assertThat(browser.attribute(JobPage.chart("loss"), "data-window")).isEqualTo("10..40");
        assertThat(browser.find(JobPage.chart("loss") + " [aria-pressed='true']")
                        .getText())
                .isEqualTo("log y");
        assertThat(String.valueOf(browser.script("return location.hash"))).contains("x=10..40", "loss.log=1");
        browser.click(".danger");
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
        browser.awaitText(JobPage.chart("loss") + " .note", "not finite: ");
    }

    @Test
    void laboratoryDrawsALossWhoseWeightsAreBalancedByTheLabels() {
        browser.open("/losses?loss=weighted_cross_entropy");
        browser.await(shown -> page.points("value", "loss") == 121);
        assertThat(browser.all(".laboratory .fault")).isEmpty();
    }

    @Test
    void laboratorySaysOfTheUsualLabelsWhyALossCannotTakeThem() {
        browser.open("/losses?loss=cl_dice");
        browser.awaitText(".laboratory .fault", "it needs labels that are maps");
        assertThat(browser.attribute("#labels", "value")).isEqualTo("class");
    }

    @Test
    void lossAndItsGradientAreDrawn() {
        browser.open("/losses?loss=focal");
        browser.await(
                shown -> page.points("value", "loss") == 121 && page.points("gradient", "d loss / d logit") == 121);
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
        page.submit("seen in the dark", "2");
        browser.awaitText(".badge", "succeeded");
        browser.preferDark();
        for (String tab : List.of("loss", "measures", "samples", "spec", "log")) {
            browser.click("#tab-" + tab);
            browser.find("#panel *");
            assertThat(browser.barriers()).as(tab).isEmpty();
        }
    }
}
