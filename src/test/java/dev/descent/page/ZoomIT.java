package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of more iterations than are drawn of it. */
class ZoomIT extends BrowserTest {
    private static final int ITERATIONS = 9600;
    /** What is left of the whole. */
    private static final long FEWEST = 1000;

    private static String job = "";

    @BeforeEach
    void trainJob() throws Exception {
        if (job.isEmpty()) {
            job = TrainedJobs.trained(jobs().api(), """
                    {"name": "many iterations", "dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [2]},
                     "loss": "cross_entropy", "training": {"epochs": 20, "batch_size": 1}}
                    """);
        }
    }

    @Test
    void eachValueOfWhatOneZoomsIntoIsDrawnAndFewOfTheWhole() {
        browser.open("/jobs/" + job + "?smooth=0.9");
        browser.await(shown -> page.points("loss", "loss~") > 1000);
        long few = page.points("loss", "loss");
        assertThat(few).isBetween(FEWEST, 4000L);
        browser.awaitText(JobPage.chart("loss") + " .note", "Of 9,600 values in view %,d are drawn".formatted(few));

        browser.open("/jobs/" + job + "?smooth=0.9&x=4000..5000");
        browser.await(shown -> isWhole("loss") && isWhole("loss~"));
        assertThat(page.window("loss")).containsExactly(4000, 5000);

        page.press(".view-tools", "Show all");
        browser.await(shown -> page.points("loss", "loss") == few && page.window("loss")[1] == ITERATIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/%s?axis=epoch&x=8.34..10.41", "/jobs/%s?axis=examples&x=4000..5000"})
    void finerPointsAreFoundOnEveryAxis(String address) {
        browser.open(address.formatted(job));
        browser.await(shown -> isWhole("loss"));
    }

    @Test
    void jobsThatAreComparedHaveThemToo() throws Exception {
        browser.open("/compare?x=4000..5000&jobs=%s,%s".formatted(job, jobs().first()));
        browser.await(shown -> isWhole(job));
        assertThat(page.points("loss", jobs().first())).isEqualTo(TrainedJobs.ITERATIONS);
    }

    /** A thousand values and those beside them are drawn, and nothing is said of others in view. */
    private boolean isWhole(String line) {
        return page.points("loss", line) > 1500 + FEWEST
                && browser.all(JobPage.chart("loss") + " .note:not([hidden])").isEmpty();
    }
}
