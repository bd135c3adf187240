package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** What people do with the charts of jobs that are over. */
class ChartIT extends BrowserTest {
    private TrainedJobs jobs;

    @BeforeEach
    void trainJobs() throws Exception {
        jobs = jobs();
    }

    @ParameterizedTest
    @CsvSource({"iteration,1,180", "epoch,0.0667,12", "examples,32,5760"})
    void curveStandsOverWhatIsChosenForX(String axis, double first, double last) {
        open("axis=" + axis);
        browser.await(shown -> Math.abs(page.window("loss")[1] - last) < 1e-6);
        assertThat(page.window("loss")[0]).isCloseTo(first, within(1e-3));
        assertThat(page.window("rate")).isEqualTo(page.window("loss"));
    }

    @Test
    void curveStandsOverTime() {
        JsonNode job = jobs.api().job(jobs.first());
        double start = Instant.parse(job.get("started_at").asString()).toEpochMilli() / 1000.0;
        double end = Instant.parse(job.get("finished_at").asString()).toEpochMilli() / 1000.0;
        open("axis=clock");
        browser.await(shown -> page.window("loss")[0] >= start && page.window("loss")[1] <= end);
        assertThat(page.window("loss")[1]).isGreaterThan(page.window("loss")[0]);
        open("axis=elapsed");
        browser.await(shown -> page.window("loss")[1] > 0 && page.window("loss")[1] <= end - start);
    }

    @Test
    void jobsAreAlignedWhereTheyWentOnOrAtTheirStart() {
        compare("axis=iteration");
        browser.await(shown -> page.window("loss")[1] == TrainedJobs.LATER_ITERATIONS);
        assertThat(joints()).isEqualTo(String.valueOf(TrainedJobs.ITERATIONS));
        browser.click("[name='align'] [value='start']");
        browser.await(shown -> page.window("loss")[1] == TrainedJobs.ITERATIONS);
        assertThat(joints()).isEqualTo("0");
        compare("axis=elapsed");
        browser.await(shown -> browser.all(JobPage.chart("loss")).size() == 1 && Double.parseDouble(joints()) > 0);
    }

    @Test
    void axesAreLogarithmicWhereTheyAreAskedToBe() {
        open("axis=elapsed");
        page.press(JobPage.chart("loss"), "log x");
        page.press(JobPage.chart("loss"), "log y");
        browser.await(shown -> page.window("loss")[0] > 0 && page.height("loss")[0] > 0);
        assertThat(browser.hash()).contains("loss.logx=1", "loss.log=1");
        assertThat(browser.all(JobPage.chart("rate") + " [aria-pressed='true']"))
                .extracting(WebElement::getText)
                .doesNotContain("log x", "log y");
    }

    @Test
    void chartsHaveTheSameRangeOfY() {
        compare("");
        browser.await(shown -> browser.all(".chart[data-height]").size() == 3);
        assertThat(page.height("loss")).isNotEqualTo(page.height("epoch_loss"));
        page.press(".view-tools", "Same y");
        browser.await(shown -> List.of("epoch_loss", "validation_loss").stream()
                .allMatch(chart -> Arrays.equals(page.height("loss"), page.height(chart))));
    }

    @Test
    void quantilesSayWhatIsCutOff() {
        open("");
        page.press(JobPage.chart("loss"), "quantiles");
        browser.awaitText(JobPage.chart("loss") + " .note", "points lie outside of the axis");
    }

    @Test
    void oneCrosshairAndOneZoomAreForAllCharts() {
        open("");
        WebElement over = browser.find(JobPage.chart("loss") + " .u-over");
        browser.mouse().moveToElement(over, 30, 0).perform();
        browser.awaitText(JobPage.chart("loss") + " .at", "at ");
        assertThat(browser.find(JobPage.chart("rate") + " .at").getText())
                .isEqualTo(browser.find(JobPage.chart("loss") + " .at").getText());

        browser.mouse()
                .moveToElement(over, -100, 0)
                .clickAndHold()
                .moveByOffset(150, 0)
                .release()
                .perform();
        browser.await(shown -> page.window("loss")[0] > 10);
        assertThat(page.window("rate")).isEqualTo(page.window("loss"));
        browser.await(shown -> browser.hash().contains("x="));
        page.press(".view-tools", "Show all");
        browser.await(shown -> page.window("rate")[1] == TrainedJobs.ITERATIONS);
    }

    @Test
    void chartIsReadAndZoomedByKeys() {
        open("");
        WebElement plot = browser.find(JobPage.chart("loss") + " .plot");
        plot.sendKeys(Keys.ARROW_RIGHT);
        browser.await(shown -> String.valueOf(browser.script(
                        "return document.querySelector(\"[data-chart='loss'] .hidden-text\").textContent"))
                .startsWith("iteration 1: loss of each iteration"));
        plot.sendKeys("+");
        browser.await(shown -> page.window("loss")[1] < TrainedJobs.ITERATIONS);
        plot.sendKeys("0");
        browser.await(shown -> page.window("loss")[1] == TrainedJobs.ITERATIONS);
    }

    @Test
    void chartIsSavedAsCsvAndAsPicture() {
        open("");
        browser.find(JobPage.chart("loss") + " .u-over");
        browser.script("""
                window.saved = [];
                URL.createObjectURL = blob => { blob.text().then(text => saved.push([blob.type, text])); return 'blob:none'; };
                HTMLAnchorElement.prototype.click = () => {};
                """);
        page.press(JobPage.chart("loss"), "CSV");
        page.press(JobPage.chart("loss"), "PNG");
        browser.await(shown -> Long.valueOf(2).equals(browser.script("return saved.length")));
        JsonNode saved = browser.module("return Object.fromEntries(saved)");
        assertThat(saved.get("text/csv").asString()).startsWith("line,iteration,value\nloss of each iteration,1,");
        assertThat(saved.get("image/png").asString()).contains("PNG");
    }

    @Test
    void chartHasATable() {
        open("");
        browser.click(JobPage.chart("loss") + " details summary");
        browser.awaitText(JobPage.chart("loss") + " details table", "loss of each iteration");
        assertThat(browser.find(JobPage.chart("loss") + " details table").getText())
                .contains("180");
    }

    private void open(String view) {
        browser.open("/jobs/" + jobs.first() + "?" + view);
        browser.find(".page h1");
    }

    private void compare(String view) {
        browser.open("/compare?jobs=%s,%s&%s".formatted(jobs.first(), jobs.wentOn(), view));
        browser.find(JobPage.chart("loss"));
    }

    private String joints() {
        return browser.attribute(JobPage.chart("loss") + "[data-joints]", "data-joints");
    }
}
