package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import dev.descent.database.CutWire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What is shown to people who read: while it changes, by links that lead nowhere, and while the service is away. */
class ReaderPageIT extends BrowserTest {
    private static final String INNER = "document.querySelector(\"[data-chart='loss'] details details\")";

    @Test
    void tableThatWasOpenedStaysOpenWhileTheCurveGrows() throws Exception {
        Api api = new Api(port);
        browser.open("/jobs/" + api.submit(Api.LONG_JOB));
        browser.await(shown -> page.shownIterations() > 100);
        browser.click(JobPage.chart("loss") + " details summary");
        browser.click(JobPage.chart("loss") + " details details summary");
        double end = page.window("loss")[1];
        browser.await(shown -> page.window("loss")[1] > end + 100);
        assertThat(browser.script("return " + INNER + ".open")).isEqualTo(true);
        api.cancelAll();
    }

    @Test
    void linkThatWasCutSaysWhatIsWrong() {
        try (Browser another = new Browser(port)) {
            another.open("/jobs/%E0%");
            another.await(shown ->
                    !another.find("main .fault, main [role='status']").getText().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"10..5", "1-2..7", "..", "5..5"})
    void rangeThatIsNoneIsAll(String range) throws Exception {
        browser.open("/jobs/" + jobs().first() + "?x=" + range);
        browser.await(shown -> page.window("loss")[1] == TrainedJobs.ITERATIONS);
    }

    @Test
    void keyboardGoesOnInWhatWasOpened() throws Exception {
        jobs();
        browser.open("/jobs");
        browser.find(".cell-job a").sendKeys(Keys.ENTER);
        browser.find(".head");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void keyboardStaysOnTheButtonWhoseQuestionWasEscaped() throws Exception {
        browser.open("/jobs/" + jobs().first());
        browser.find(".head button.danger").sendKeys(Keys.ENTER);
        browser.find("dialog[open] button").sendKeys(Keys.ESCAPE);
        browser.await(shown -> browser.all("dialog").isEmpty());
        assertThat(browser.script("return document.activeElement.textContent")).isEqualTo("Delete");
    }

    /** On none of the buttons, which are others then: Enter once more would do what they are for. */
    @Test
    void keyboardStaysAmongTheButtonsThatAnActionChanges() throws Exception {
        Api api = new Api(port);
        browser.open("/jobs/" + api.submit(Api.LONG_JOB));
        browser.awaitText(".head .actions", "Pause");
        browser.find(".head .actions button:not(.danger)").sendKeys(Keys.ENTER);
        browser.awaitText(".head .actions", "Resume");
        assertThat(browser.script("return document.activeElement.className")).isEqualTo("actions");
        api.cancelAll();
    }

    @Test
    void jobsThatThereAreAreComparedWithoutThoseThatThereAreNot() throws Exception {
        String gone = "0199a3c2-7d4e-7c31-9f0a-5b8e2d6c4f10";
        try (Browser another = new Browser(port)) {
            another.open("/compare?jobs=%s,%s".formatted(jobs().first(), gone));
            another.awaitText(".fault", gone);
            another.find(JobPage.chart("loss") + " .line");
        }
    }

    @Test
    void jobThatEndedBeforeItBeganIsNotSaidToBegin() throws Exception {
        Api api = new Api(port);
        api.submit(Api.LONG_JOB);
        api.submit(Api.LONG_JOB);
        String waiting = api.submit(Api.LONG_JOB);
        api.send("POST", "/v1/jobs/" + waiting + "/cancel", "");
        browser.open("/jobs/" + waiting);
        browser.awaitText("#panel .quiet:not(.hint)", "the job ended before its first iteration");
        api.cancelAll();
    }

    @Test
    void figuresOfTheListAreNotBrokenWithinWords() throws Exception {
        String job = TrainedJobs.trained(new Api(port), """
                {"name": "with tags", "tags": {"race": "01a21a1a-ce87-7599-87ee-4c719ac06653", "entry": "01a21a1a-ce87-7599-87ee-4c719ac06653"},
                 "dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [4]}, "loss": "cross_entropy"}
                """);
        browser.open("/jobs");
        browser.awaitText("[data-job='" + job + "'] .cell-best", "epoch");
        Object lines = browser.script("""
                const text = document.createRange();
                const cell = document.querySelector("[data-job='%s'] .cell-best");
                text.selectNodeContents(cell);
                return new Set([...text.getClientRects()].map(({ top }) => top)).size;
                """.formatted(job));
        assertThat(lines).isIn(1L, 2L, 3L);
    }

    @Test
    void wrongFormulaHasNoCurve() {
        try (Browser another = new Browser(port)) {
            another.open("/losses?loss=custom");
            another.find(JobPage.chart("value") + "[data-height]");
            another.type("[data-path='loss.formula'] textarea", "focul +");
            another.awaitText(".laboratory .fault", "formula");
            assertThat(another.find(JobPage.chart("value")).isDisplayed()).isFalse();
        }
    }

    @Test
    void pageThatFoundNoServiceIsShownWhenThereIsOne() throws IOException {
        try (CutWire wire = new CutWire(port);
                Browser another = new Browser(wire.port())) {
            another.open("/jobs");
            another.find("h1");
            wire.cut();
            another.awaitText("[role='status']", "does not answer");
            another.script("location.hash = '#/new'");
            another.awaitText(".fault", "The service does not answer.");
            wire.mend();
            another.awaitText(".dry-run", "It can be trained");
        }
    }
}
