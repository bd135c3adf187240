package dev.descent.job.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Gates of jobs that are really trained, over HTTP; each answer is checked against the contract. */
class GatesIT extends ServiceTest {
    @Test
    void aMissedGateLeavesTheJobSucceeded() {
        JsonNode job = run(spirals(
                2,
                1,
                "",
                "{'metric': 'validation_accuracy', 'min': 0.999},"
                        + "{'metric': 'validation_loss', 'max': 100}, {'metric': 'loss', 'max': 100}"));

        assertThat(job.get("status").stringValue()).isEqualTo("succeeded");
        assertThat(job.get("gates_passed").booleanValue()).isFalse();
        assertThat(verdicts(job)).containsExactly("failed", "passed", "passed");
        assertThat(gate(job, 0).get("value").doubleValue())
                .isCloseTo(job.at("/metrics/validation_accuracy").doubleValue(), within(1e-12));
        assertThat(gate(job, 1).get("value").doubleValue())
                .isCloseTo(job.at("/metrics/validation_loss").doubleValue(), within(1e-12));
        String self = "/v1/jobs/" + job.get("id").stringValue();
        JsonNode report = api.get(self + "/artifacts/report.json");
        assertThat(report.get("gates_passed")).isEqualTo(job.get("gates_passed"));
        assertThat(report.get("gates")).isEqualTo(job.get("gates"));
        assertThat(report.get("epochs").size()).isEqualTo(2);
        JsonNode last = api.get(self + "/events?limit=100")
                .get("data")
                .valueStream()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(last.at("/data/gates_passed").booleanValue(true)).isFalse();
        assertThat(api.get("/v1/jobs?limit=1").at("/data/0/gates_passed").booleanValue(true))
                .isFalse();
    }

    @Test
    void withoutABaselineOnlyTheOthersCountAndTheLogSaysSo() {
        JsonNode job = run(spirals(
                1,
                1,
                "",
                "{'metric': 'validation_loss', 'max': 100},"
                        + noWorse("validation_accuracy", "{'tag': 'branch:none'}", 0.1)));

        assertThat(verdicts(job)).containsExactly("passed", "skipped");
        assertThat(job.get("gates_passed").booleanValue(false)).isTrue();
        assertThat(gate(job, 1).get("reason").stringValue()).contains("branch:none");
        assertThat(api.get("/v1/jobs/" + job.get("id").stringValue() + "/events?limit=100")
                        .findValuesAsString("message"))
                .anyMatch(message -> message.contains("There is no baseline"));
    }

    @Test
    void theSameJobAgainPassesWithoutATest() {
        JsonNode first = run(spirals(3, 1, "same:yes", ""));
        JsonNode again = run(spirals(3, 1, "", noWorse("validation_f1", "{'tag': 'same:yes'}", 0)));

        assertThat(verdicts(again)).containsExactly("passed");
        assertThat(gate(again, 0).get("test").stringValue()).isEqualTo("same_parameters");
        assertThat(gate(again, 0).get("baseline")).isEqualTo(first.get("id"));
        assertThat(gate(again, 0).get("baseline_value"))
                .isEqualTo(gate(again, 0).get("value"));
    }

    @Test
    void theNewestOfATagIsComparedByEveryKindOfMetric() {
        run(spirals(1, 3, "branch:main", ""));
        JsonNode trained = run(spirals(60, 1, "branch:main", ""));
        String job = "{'job': '" + trained.get("id").stringValue() + "'}";
        JsonNode worse = run(spirals(
                1,
                2,
                "",
                noWorse("validation_accuracy", "{'tag': 'branch:main'}", 0.02) + ","
                        + noWorse("validation_loss", job, 0.02) + "," + noWorse("validation_f1", job, 0.02) + ","
                        + noWorse("reported_mse", job, 0.001) + "," + noWorse("validation_accuracy", job, 0.99)));

        assertThat(verdicts(worse)).containsExactly("failed", "failed", "failed", "failed", "passed");
        assertThat(worse.get("gates").findValuesAsString("test"))
                .containsExactly("tango", "paired_t", "paired_bootstrap", "paired_t", "tango");
        for (JsonNode gate : worse.get("gates")) {
            double difference = gate.get("difference").doubleValue();
            assertThat(difference)
                    .isBetween(
                            gate.at("/interval/0").doubleValue(),
                            gate.at("/interval/1").doubleValue())
                    .isCloseTo(
                            gate.get("value").doubleValue()
                                    - gate.get("baseline_value").doubleValue(),
                            within(1e-9));
            assertThat(gate.get("examples")).isEqualTo(gate(worse, 0).get("examples"));
        }
        assertThat(gate(worse, 0).get("baseline_value").doubleValue())
                .isCloseTo(trained.at("/metrics/validation_accuracy").doubleValue(), within(1e-12));
        assertThat(gate(worse, 1).get("baseline_value").doubleValue())
                .isCloseTo(trained.at("/metrics/validation_loss").doubleValue(), within(1e-12));
    }

    @Test
    void anotherSplitIsComparedOnThisJobsExamples() {
        JsonNode other = run(spirals(40, 1, "", "").replace("'seed': 5", "'seed': 6"));
        JsonNode job = run(spirals(40, 1, "", noWorse("validation_accuracy", id(other), 0.05)));

        JsonNode gate = gate(job, 0);
        assertThat(gate.get("test").stringValue()).isEqualTo("tango");
        JsonNode evaluated = post(
                "/v1/jobs/" + other.get("id").stringValue() + "/evaluate",
                "{'dataset': {'uri': 'sample:spirals', 'split': {'validation': 0.4, 'seed': 5}}, 'part': 'validation'}",
                200);
        assertThat(gate.get("baseline_value").doubleValue())
                .isCloseTo(evaluated.at("/metrics/accuracy").doubleValue(), within(1e-12));
        assertThat(gate.get("examples")).isEqualTo(evaluated.get("examples"));
    }

    @Test
    void aModelOfOtherClassesIsNotCompared() {
        JsonNode other =
                run("{'dataset': {'uri': 'sample:sine'}, 'model': 'mlp', 'loss': 'mse', 'training': {'epochs': 1}}");
        JsonNode job = run(spirals(1, 1, "", noWorse("validation_accuracy", id(other), 0.05)));

        assertThat(verdicts(job)).containsExactly("inconclusive");
        assertThat(job.get("gates_passed").isNull()).isTrue();
        assertThat(gate(job, 0).get("reason").stringValue()).contains("predicts something else");
    }

    @Test
    void masksAreComparedByTheBootstrap() {
        String masks = "{'dataset': {'uri': 'sample:blood-cell-masks', 'split': {'seed': SEED}},"
                + " 'model': {'type': 'unet', 'base_channels': 2, 'depth': 1}, 'loss': 'cross_entropy',"
                + " 'training': {'epochs': 1, 'batch_size': 8, 'max_seconds': 3}, 'gates': [GATES]}";
        JsonNode other = run(masks.replace("SEED", "1").replace("GATES", ""));
        JsonNode job = run(masks.replace("SEED", "2").replace("GATES", noWorse("validation_iou", id(other), 0.9)));

        assertThat(verdicts(job)).containsExactly("passed");
        assertThat(gate(job, 0).get("test").stringValue()).isEqualTo("paired_bootstrap");
        assertThat(gate(job, 0).get("value").doubleValue())
                .isCloseTo(job.at("/metrics/validation_iou").doubleValue(), within(1e-12));
    }

    @Test
    void theDryRunSaysHowManyExamplesAreNeeded() {
        JsonNode dry = post(
                "/v1/jobs?dry_run=true",
                spirals(
                        1,
                        1,
                        "",
                        noWorse("validation_accuracy", "{'tag': 'branch:none'}", 0.03) + ","
                                + noWorse("validation_loss", "{'tag': 'branch:none'}", 0.03)),
                200);

        JsonNode gates = dry.get("gates");
        assertThat(gates.get(0).get("examples_needed").longValue()).isEqualTo(687);
        assertThat(gates.get(0).get("examples").intValue()).isPositive();
        assertThat(gates.get(0).get("baseline").isNull()).isTrue();
        assertThat(gates.get(1).get("examples_needed").isNull()).isTrue();
        assertThat(gates.get(1).get("note").stringValue()).contains("(2.49 · s / margin)²");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'metric': 'validation_rmse', 'min': 1}|gates[0].metric",
                "{'metric': 'accuracy', 'min': 1}|gates[0].metric",
                "{'metric': 'reported_mae', 'min': 1}|gates[0].metric",
                "{'metric': 'loss', 'no_worse_than': {'tag': 'a:b'}, 'margin': 1}|gates[0].metric"
            })
    void whatTheJobWillNotReportIsRefusedWithWhatItWill(String gate, String path) {
        JsonNode refused = post("/v1/jobs", spirals(1, 1, "", gate), 422);

        assertThat(refused.findValuesAsString("path")).containsExactly(path);
        assertThat(refused.findValuesAsString("message").get(0)).contains("validation_");
    }

    @Test
    void allFaultsOfGatesAreToldAtOnceWithThoseOfOtherParts() {
        String job = spirals(
                        1,
                        1,
                        "",
                        "{'metric': 'nothing', 'min': 1}, {'metric': 'validation_loss'},"
                                + "{'metric': 'validation_loss', 'max': 'low'}")
                .replace("'epochs': 1", "'epochs': 0")
                .replace("'hidden': [8]", "'hidden': [8], 'hiden': 2");

        assertThat(post("/v1/jobs", job, 422).findValuesAsString("path"))
                .containsExactlyInAnyOrder(
                        "gates[0].metric", "gates[1]", "gates[2].max", "training.epochs", "model.hiden");
    }

    private static String spirals(int epochs, int seed, String tag, String gates) {
        String tags = tag.isEmpty() ? "" : "'" + tag.replace(":", "': '") + "'";
        return ("{'tags': {" + tags
                + "}, 'dataset': {'uri': 'sample:spirals', 'split': {'validation': 0.4, 'seed': 5}},"
                + " 'model': {'type': 'mlp', 'hidden': [8]}, 'loss': 'cross_entropy', 'optimizer': {'type': 'adam',"
                + " 'learning_rate': 0.02}, 'training': {'epochs': " + epochs + ", 'seed': " + seed
                + ", 'report_losses': ['mse']}, 'gates': [" + gates + "]}");
    }

    private static String noWorse(String metric, String than, double margin) {
        return "{'metric': '" + metric + "', 'no_worse_than': " + than + ", 'margin': " + margin + "}";
    }

    private static String id(JsonNode job) {
        return "{'job': '" + job.get("id").stringValue() + "'}";
    }

    private static List<String> verdicts(JsonNode job) {
        return job.get("gates").findValuesAsString("verdict");
    }

    private static JsonNode gate(JsonNode job, int number) {
        return job.get("gates").get(number);
    }

    private JsonNode run(String job) {
        return api.ended(api.submit(job.replace('\'', '"')));
    }

    private JsonNode post(String uri, String body, int status) {
        return api.post(uri, body.replace('\'', '"'), status);
    }
}
