package dev.descent.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.contract.WatchedApi;
import dev.descent.database.TestDatabaseConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
class RaceIT {
    private static final String RATES = """
            {"name": "rates",
             "base": {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [16]}, "loss": "cross_entropy",
                      "training": {"epochs": 8, "batch_size": 32}},
             "entries": [{"name": "slow", "optimizer": {"type": "sgd", "learning_rate": 1e-6}},
                         {"name": "fast", "optimizer": {"type": "adam", "learning_rate": 0.01}}],
             "seeds": [1, 2, 3], "report_losses": ["mse"]%s}
            """;

    private static final String LONG = RATES.replace("\"epochs\": 8", "\"epochs\": 100000");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RaceKeeper keeper;

    private WatchedApi api;

    @BeforeEach
    void connect() {
        api = WatchedApi.at(port);
    }

    @Test
    void everySeedOfEveryEntryIsTrainedAndTheBetterIsFirst() {
        JsonNode race = awaited(begin(RATES.formatted(""), null), RaceIT::isOver);

        assertThat(race.get("status").stringValue()).isEqualTo("finished");
        JsonNode first = race.get("table").get(0);
        assertThat(first.get("name").stringValue()).isEqualTo("fast");
        assertThat(first.get("value").get("values").intValue()).isEqualTo(3);
        assertThat(first.get("reported").has("mse")).isTrue();
        assertThat(race.get("table").get(1).get("behind").get("low").doubleValue())
                .isPositive();
        assertThat(race.get("finding").stringValue())
                .startsWith("fast is first")
                .endsWith("more than chance.");
        assertThat(race.get("links").get("page").stringValue()).contains("series=validation_f1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "cell-types", "vessels", "noisy-cells", "shape-tags"})
    void racesOfTheExamplesAreTaken(String name) throws IOException {
        String race = begin(Files.readString(Path.of("examples", "races", name + ".json")), null);

        cancel(race);

        assertThat(api.get(race).get("table").size()).isBetween(4, 6);
    }

    @Test
    void jobsOfASeedBeginWithTheSameLossWhateverTheyChange() {
        JsonNode race = awaited(begin(RATES.formatted(""), null), RaceIT::isOver);

        List<String> starts = race.get("table")
                .valueStream()
                .map(row -> row.get("jobs").get(0).get("job").stringValue())
                .map(job -> api.get("/v1/jobs/" + job + "/metrics?series=loss"))
                .map(metrics ->
                        metrics.get("series").get("loss").get("values").get(0).toString())
                .toList();
        assertThat(starts.get(0)).isEqualTo(starts.get(1));
    }

    @Test
    void everyJobIsOfItsSeed() {
        String race = begin(LONG.formatted(""), null);

        for (JsonNode row : api.get(race).get("table")) {
            for (JsonNode job : row.get("jobs")) {
                JsonNode spec =
                        api.get("/v1/jobs/" + job.get("job").stringValue()).get("spec");
                assertThat(spec.get("training").get("seed")).isEqualTo(job.get("seed"));
                assertThat(spec.get("name").stringValue())
                        .endsWith(row.get("name").stringValue());
            }
        }
        cancel(race);
    }

    @Test
    void losersAreEndedAtTheirRung() {
        String race = begin(LONG.formatted(", \"halving\": {\"first\": 2}"), null);

        JsonNode decided = awaited(
                race,
                now -> now.get("table").get(1).get("left_at").isInt()
                        && now.get("table").get(1).get("jobs").findValuesAsString("status").stream()
                                .allMatch(status -> status.equals("cancelled")));
        assertThat(decided.get("table").get(1).get("name").stringValue()).isEqualTo("slow");
        assertThat(decided.get("table").get(1).get("left_at").intValue()).isEqualTo(2);
        awaited(race, now -> now.get("table").get(0).get("jobs").valueStream().anyMatch(job -> job.get("status")
                .stringValue()
                .equals("running")));
        cancel(race);
    }

    @Test
    void cancelEndsEveryJob() {
        String race = begin(LONG.formatted(""), null);

        cancel(race);

        JsonNode over = awaited(race, RaceIT::isOver);
        assertThat(over.get("status").stringValue()).isEqualTo("cancelled");
        assertThat(over.get("table").findValuesAsString("status")).containsOnly("cancelled");
    }

    @Test
    void jobsThatWereNotQueuedBeforeACrashAreQueuedOnce() {
        String race = begin(LONG.formatted(""), null);
        List<String> before = api.get(race).get("table").findValuesAsString("job");
        UUID id = UUID.fromString(race.substring(race.lastIndexOf('/') + 1));
        jdbc.sql("update race_jobs set job_id = null where race_id = :id")
                .param("id", id)
                .update();

        keeper.step(id);
        keeper.step(id);

        assertThat(api.get(race).get("table").findValuesAsString("job")).containsExactlyInAnyOrderElementsOf(before);
        cancel(race);
    }

    @Test
    void sameKeyAndBodyIsTheSameRace() {
        String key = UUID.randomUUID().toString();
        String race = begin(LONG.formatted(""), key);

        assertThat(begin(LONG.formatted(""), key)).isEqualTo(race);
        post("/v1/races", RATES.formatted(""), key, 422);
        cancel(race);
        assertThat(api.get("/v1/races?name=rates&limit=1")
                        .get("data")
                        .get(0)
                        .get("links")
                        .get("self")
                        .stringValue())
                .startsWith("/v1/races/");
    }

    @Test
    void faultsOfAllEntriesAreToldAtTheirPlaces() {
        JsonNode problem = post("/v1/races", """
                {"base": {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [0]},
                          "training": {"epochs": 4}},
                 "entries": [{"loss": {"type": "focal", "gamma": -1}}, {"loss": "mape"}, {"optimizer": {"type": "adam", "beta1": 2}}],
                 "halving": {"first": 4}}
                """, null, 422);

        assertThat(problem.get("errors").findValuesAsString("path"))
                .contains("entries[0].loss.gamma", "entries[1].loss", "entries[2].optimizer.beta1", "halving.first")
                .anyMatch(path -> path.startsWith("base.model.hidden"))
                .doesNotHaveDuplicates();
    }

    @Test
    void metricThatIsNotMeasuredIsRefused() {
        JsonNode problem = post("/v1/races", RATES.formatted(", \"metric\": \"validation_iou\""), null, 422);

        assertThat(problem.get("errors").findValuesAsString("path")).containsExactly("metric");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation_loss", "average_loss"})
    void entriesOfDifferentLossesAreNotJudgedByThem(String metric) {
        String race = RATES.formatted(", \"metric\": \"" + metric + "\"");
        String other = race.replace("\"name\": \"slow\",", "\"name\": \"slow\", \"loss\": \"mae\",");

        JsonNode errors = post("/v1/races", other, null, 422).get("errors");
        assertThat(errors.findValuesAsString("path")).containsExactly("metric");
        assertThat(errors.toString()).contains("reported_");
        cancel(begin(race, null));
        cancel(begin(other.replace(metric, "reported_mse"), null));
    }

    @Test
    void entriesMayNotChangeTheBatches() {
        String race = RATES.formatted("").replace("\"name\": \"slow\",", "\"training\": {\"batch_size\": 2},");

        assertThat(post("/v1/races", race, null, 422).get("errors").findValuesAsString("path"))
                .containsExactly("entries[0].training.batch_size");
    }

    private static boolean isOver(JsonNode race) {
        return !race.get("finished_at").isNull();
    }

    private JsonNode awaited(String race, Predicate<JsonNode> condition) {
        await().until(() -> condition.test(api.get(race)));
        return api.get(race);
    }

    private String begin(String body, String key) {
        return post("/v1/races", body, key, 202).get("links").get("self").stringValue();
    }

    private void cancel(String race) {
        post(race + "/cancel", "{}", null, 202);
    }

    private JsonNode post(String uri, String body, @Nullable String key, int status) {
        return api.post(uri, body, key == null ? Map.of() : Map.of("Idempotency-Key", key), status);
    }
}
