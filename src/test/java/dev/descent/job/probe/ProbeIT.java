package dev.descent.job.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.contract.WatchedApi;
import dev.descent.database.TestDatabaseConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What can be asked before a job is submitted: probes of its first batches, and losses for its data. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabaseConfiguration.class)
class ProbeIT {
    private static final String CLASSES = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8]}, "loss": "cross_entropy",
             "optimizer": {"type": "adam", "learning_rate": 1e-5}}
            """;
    private static final String NUMBERS = """
            {"dataset": {"uri": "sample:sine"}, "model": {"type": "mlp", "hidden": [8]}, "loss": "mse"}
            """;
    private static final String MASKS = """
            {"dataset": {"uri": "sample:blood-cell-masks"}, "model": {"type": "unet", "depth": 2, "base_channels": 4}, "loss": "dice",
             "training": {"batch_size": 8}}
            """;

    @LocalServerPort
    private int port;

    private WatchedApi api;

    @BeforeEach
    void connect() {
        api = WatchedApi.at(port);
    }

    @Test
    void outputsThatTellNothingCostTheLogarithmOfTheClasses() {
        JsonNode probe = probe(CLASSES, 4);

        assertThat(probe.get("uninformed").doubleValue()).isBetween(Math.log(3) - 1e-9, Math.log(3) + 1e-9);
        assertThat(probe.get("constant").doubleValue())
                .isLessThanOrEqualTo(probe.get("uninformed").doubleValue());
        assertThat(probe.get("batches").intValue()).isEqualTo(4);
        assertThat(probe.get("complete").booleanValue()).isTrue();
    }

    @Test
    void whetherAClusterWouldHelpIsToldByWhatTheProbeMeasured() {
        JsonNode answer = api.post("/v1/jobs?dry_run=true&probe=4", CLASSES, 200);
        JsonNode scaling = answer.get("scaling");

        double seconds = answer.get("probe").get("seconds_per_example").doubleValue();
        assertThat(seconds).isPositive();
        assertThat(scaling.get("seconds_per_example").doubleValue()).isEqualTo(seconds);
        assertThat(scaling.get("workers").intValue()).isEqualTo(2);
        assertThat(scaling.get("advice").stringValue()).contains("2 workers", "batches of 32");
    }

    @Test
    void gradientIsSharedAmongTheClasses() {
        JsonNode gradient = probe(CLASSES, 4).get("gradient");

        assertThat(gradient.findValuesAsString("name")).hasSize(3);
        assertThat(gradient.valueStream()
                        .mapToDouble(share -> share.get("gradient").doubleValue())
                        .sum())
                .isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @Test
    void learningRateFarBelowTheBestIsTold() {
        JsonNode probe = probe(CLASSES, 8);

        assertThat(probe.get("suggested_rate").doubleValue()).isGreaterThan(1e-3);
        assertThat(probe.get("findings").valueStream().map(JsonNode::stringValue))
                .anyMatch(finding -> finding.startsWith("the learning rate begins at"));
    }

    @Test
    void numbersAreProbedToo() {
        JsonNode probe = probe(NUMBERS, 2);

        assertThat(probe.get("sweep").size()).isEqualTo(11);
        assertThat(probe.get("absences").isEmpty()).isTrue();
    }

    @Test
    void pixelsAreProbedByTheirClass() {
        JsonNode probe = probe(MASKS, 2);

        assertThat(probe.get("gradient")
                        .valueStream()
                        .mapToDouble(share -> share.get("labels").doubleValue())
                        .sum())
                .isBetween(1 - 1e-6, 1 + 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe=8", "dry_run=true&probe=0", "dry_run=true&probe=65", "dry_run=true&probe=x"})
    void probeThatCannotBeIsRefused(String query) {
        api.client()
                .post()
                .uri("/v1/jobs?" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(CLASSES)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult();
    }

    @Test
    void masksAskForOverlapByTheSharesOfTheirPixels() {
        JsonNode advice = suggest("sample:blood-cell-masks");

        JsonNode best = advice.get("suggestions").get(0);
        assertThat(best.get("loss").get("type").stringValue()).isEqualTo("sum");
        assertThat(best.get("reasons").valueStream().map(JsonNode::stringValue))
                .anyMatch(reason -> reason.matches(".* is [0-9.]+ % of the pixels.*"));
        assertThat(advice.get("unfit").findValuesAsString("loss")).contains("quantile", "poisson");
    }

    @Test
    void balancedClassesAskForCrossEntropy() {
        JsonNode advice = suggest("sample:spirals");

        assertThat(advice.get("suggestions").get(0).get("loss").toString()).isEqualTo("{\"type\":\"cross_entropy\"}");
        assertThat(advice.get("others").valueStream().map(JsonNode::stringValue))
                .contains("dice");
    }

    @Test
    void numbersWithoutOutliersAskForSquares() {
        JsonNode advice = suggest("sample:sine");

        assertThat(advice.get("suggestions").get(0).get("loss").toString()).isEqualTo("{\"type\":\"mse\"}");
        assertThat(advice.get("unfit").findValuesAsString("loss")).contains("cross_entropy", "msle");
    }

    @ParameterizedTest
    @CsvSource({
        "noisy-blood-cells, sum, differ by 0.1",
        "vessels, sum, of the pixels of vessel lie beside another class",
        "shape-tags, binary_cross_entropy, star is true of"
    })
    void imagesThinStructuresAndTagsHaveRulesOfTheirOwn(String sample, String type, String reason) {
        JsonNode advice = suggest("sample:" + sample);

        JsonNode best = advice.get("suggestions").get(0);
        assertThat(best.get("loss").get("type").stringValue()).isEqualTo(type);
        assertThat(best.get("reasons").toString()).contains(reason);
        assertThat(advice.get("pictures").isNull()).isEqualTo(!sample.startsWith("noisy"));
    }

    private JsonNode suggest(String uri) {
        return api.post("/v1/losses/suggest", "{\"dataset\": {\"uri\": \"%s\"}}".formatted(uri), 200);
    }

    private JsonNode probe(String job, int batches) {
        return api.post("/v1/jobs?dry_run=true&probe=" + batches, job, 200).get("probe");
    }
}
