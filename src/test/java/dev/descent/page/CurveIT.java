package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** Which curves the charts of jobs have. */
class CurveIT extends BrowserTest {
    private TrainedJobs jobs;

    @BeforeEach
    void trainJobs() throws Exception {
        jobs = jobs();
    }

    @Test
    void smoothedCurveIsThatOfTheServiceAndOffIsOff() {
        open("smooth=0.9");
        browser.await(shown -> page.points("loss", "loss~") == TrainedJobs.ITERATIONS);
        JsonNode smoothed = browser.module("""
                return (await fetch('/v1/jobs/%s/metrics?series=loss&smooth=0.9')).json();
                """.formatted(jobs.first()));
        double last = smoothed.at("/series/loss/values/179").asDouble();
        assertThat(Double.parseDouble(page.figure("loss", "loss~"))).isCloseTo(last, within(1e-3 * last));

        WebElement slider = browser.find("[name='smooth']");
        slider.sendKeys(Keys.HOME);
        browser.awaitText(".smooth output", "off");
        browser.await(shown ->
                browser.all(JobPage.chart("loss") + " [data-line='loss~']").isEmpty());
        assertThat(browser.hash()).doesNotContain("smooth");
    }

    @Test
    void smoothingGoesOnWithWhatComesLiveAsTheServiceWould() {
        open("");
        JsonNode difference = browser.module("""
                const { Smoothed } = await import('/page/smoothed.js');
                const of = async query => (await (await fetch(`/v1/jobs/%s/metrics?series=loss&${query}`)).json()).series.loss;
                const [raw, whole] = [await of('smooth=0'), await of('smooth=0.95')];
                const known = { iterations: whole.iterations.slice(0, 70), values: whole.values.slice(0, 70) };
                const smoothed = new Smoothed(0.95, { loss: known });
                raw.iterations.forEach((at, i) => smoothed.take('loss', at, raw.values[i]));
                const { x, y } = smoothed.get('loss');
                return [x.length, Math.max(...y.map((value, i) => Math.abs(value - whole.values[i])))];
                """.formatted(jobs.first()));
        assertThat(difference.get(0).asInt()).isEqualTo(TrainedJobs.ITERATIONS);
        assertThat(difference.get(1).asDouble()).isLessThan(1e-12);
    }

    @Test
    void jobThatWentOnIsShownWithWhatWasBefore() {
        browser.open("/jobs/" + jobs.wentOn());
        browser.await(shown -> page.points("loss", "parent") == TrainedJobs.ITERATIONS);
        assertThat(joints()).isEqualTo(String.valueOf(TrainedJobs.ITERATIONS));
        browser.awaitText(".facts", "iteration 180");
        assertThat(page.window("loss")[1]).isEqualTo(TrainedJobs.LATER_ITERATIONS);
    }

    @Test
    void lineThatIsSwitchedStaysSoInALink() {
        open("");
        assertThat(isOn("average_loss")).isFalse();
        assertThat(isOn("epoch_loss")).isTrue();
        browser.click(JobPage.chart("loss") + " [data-line='average_loss']");
        browser.click(JobPage.chart("loss") + " [data-line='loss']");
        browser.open(browser.hash().substring(1));
        browser.await(shown -> isOn("average_loss"));
        assertThat(isOn("loss")).isFalse();
        assertThat(isOn("validation_loss")).isTrue();
    }

    @Test
    void everyTermAndEveryReportedLossHasALine() {
        open("");
        for (String term : List.of("loss.cross_entropy", "loss.focal")) {
            browser.await(shown -> page.points("terms", term) == TrainedJobs.ITERATIONS);
        }
        assertThat(page.points("reported", "reported_mse")).isEqualTo(TrainedJobs.EPOCHS);
        assertThat(page.points("metrics", "validation_accuracy")).isEqualTo(TrainedJobs.EPOCHS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f1", "recall"})
    void everyClassHasItsSeries(String measure) {
        open("tab=measures");
        browser.await(shown -> page.points(measure, "c2") == TrainedJobs.EPOCHS);
        assertThat(browser.all(".confusion td")).hasSize(9);
    }

    @Test
    void jobKeepsItsColour() {
        compare("");
        String colour = swatch(jobs.first());
        browser.open("/compare?jobs=%s,%s".formatted(jobs.wentOn(), jobs.first()));
        assertThat(swatch(jobs.first())).isEqualTo(colour).isNotEqualTo(swatch(jobs.wentOn()));
    }

    @Test
    void jobsThatDifferInTheirSeedAreTakenTogether() {
        browser.open("/compare?seeds=1&jobs=%s,%s".formatted(jobs.first(), jobs.otherSeed()));
        browser.await(shown -> page.points("validation_loss", jobs.first() + "-mean") == TrainedJobs.EPOCHS);
        for (String line : List.of("mean", "high", "low")) {
            assertThat(page.points("loss", jobs.first() + "-" + line)).isEqualTo(TrainedJobs.ITERATIONS);
        }
        assertThat(browser.find(".side-by-side").getText())
                .contains("training.seed", "validation accuracy", "best")
                .doesNotContain("training.epochs");
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

    private boolean isOn(String line) {
        return "true".equals(browser.attribute(JobPage.chart("loss") + " [data-line='" + line + "']", "aria-pressed"));
    }

    private String swatch(String job) {
        return browser.find(JobPage.chart("loss") + " [data-line='" + job + "'] .swatch")
                .getCssValue("background-color");
    }
}
