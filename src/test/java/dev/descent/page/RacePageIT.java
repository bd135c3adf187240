package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Races, and the way to them from their jobs; deleting jobs. */
class RacePageIT extends BrowserTest {
    private static final String RACE = """
            {"name": "<i>which</i> loss", "base": {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [4]},
             "training": {"epochs": 3, "batch_size": 32}}, "entries": [{"loss": "cross_entropy"}, {"loss": "focal"}],
             "seeds": [1, 2], "report_losses": ["mse"]}
            """;

    @Test
    void raceIsFoundFromTheListAndFromItsJobsAndHasItsVerdictTableAndCurves() throws Exception {
        JsonNode race = JsonMapper.shared()
                .readTree(new Api(port).send("POST", "/v1/races", RACE).body());
        String id = race.get("id").asString();
        browser.open("/races");
        browser.click("a[href='#/races/" + id + "']");
        browser.awaitText("h1", "<i>which</i> loss");
        browser.awaitText(".head .badge", "finished");
        assertThat(browser.all(".head tbody tr")).hasSize(2);
        String metric = race.get("metric").asString();
        String first = race.at("/table/0/jobs/0/job").asString();
        browser.await(shown -> page.points(metric, first + "-mean") == 3);
        assertThat(browser.hash()).contains("axis=epoch", "series=" + metric);

        browser.click(".head tbody a");
        browser.click(".facts a[href='#/races/" + id + "']");
        browser.awaitText("h1", "<i>which</i> loss");
    }

    @Test
    void jobIsDeletedOnlyAfterItWasAskedForAgain() throws Exception {
        Api api = new Api(port);
        String id = TrainedJobs.trained(api, """
                {"name": "to be deleted", "dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [4]},
                 "loss": "cross_entropy", "training": {"epochs": 1}}
                """);
        browser.open("/jobs/" + id);
        page.press(".actions", "Delete");
        browser.awaitText("dialog", "the loss of each iteration, and its");
        page.press("dialog", "Keep it");
        browser.await(shown -> browser.all("dialog").isEmpty());
        assertThat(api.job(id).at("/status").asString()).isEqualTo("succeeded");

        page.press(".actions", "Delete");
        page.press("dialog", "Delete for good");
        browser.await(shown -> browser.hash().equals("#/jobs"));
        assertThat(api.status("/v1/jobs/" + id)).isEqualTo(404);
    }
}
