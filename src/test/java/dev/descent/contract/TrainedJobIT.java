package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ServiceTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every answer about jobs that were really trained, against the contract. */
class TrainedJobIT extends ServiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample:spirals | {\"type\": \"sum\", \"terms\": [{\"loss\": \"cross_entropy\"}, {\"loss\": \"mse\", \"weight\": 0.1}]}",
                "sample:sine    | \"huber\""
            })
    void answersOfAFinishedJobAreAsTheContractSays(String data, String loss) {
        String self = submit(data, loss, 3, 0.01);

        JsonNode job = api.ended(self);
        JsonNode events = api.get(self + "/events?limit=100");

        assertThat(job.get("status").stringValue()).as("%s", job).isEqualTo("succeeded");
        assertThat(events.get("data").findValuesAsString("kind")).contains("status", "metrics", "epoch", "end");
        assertThat(api.get(self + "/metrics?max_points=10").get("series").has("loss"))
                .isTrue();
        assertThat(api.get(self + "/artifacts").get("data").findValuesAsString("name"))
                .contains("model.zip");
        api.get(self + "/artifacts/report.json");
        api.get(self + "/artifacts/worst.json");
        api.client()
                .get()
                .uri(self + "/artifacts/model.zip")
                .header("Range", "bytes=0-9")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectBody()
                .returnResult();
        api.client()
                .delete()
                .uri(self)
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .returnResult();
    }

    /** They are of the iterations in which they were measured alone, wherever series are answered. */
    @Test
    void whatTermsDoToTheGradientIsASeriesWithItsOwnIterations() {
        String sum =
                "{\"type\": \"sum\", \"terms\": [{\"loss\": \"cross_entropy\"}, {\"loss\": \"mse\", \"weight\": 0.1}]}";
        String self = submit("sample:spirals", sum, "\"epochs\": 3, \"term_gradients_every\": 7", 0.01);
        api.ended(self);

        JsonNode series = api.get(self + "/metrics").get("series");
        int last = series.at("/loss/iterations").size();
        int samples = (last + 6) / 7;
        for (String name : List.of("share.cross_entropy", "share.mse", "cosine.cross_entropy.mse")) {
            assertThat(series.at("/" + name + "/iterations").valueStream().map(JsonNode::intValue))
                    .as(name)
                    .containsExactlyElementsOf(IntStream.range(0, samples)
                            .map(i -> 1 + 7 * i)
                            .boxed()
                            .toList());
            assertThat(series.at("/" + name + "/values").size()).isEqualTo(samples);
        }
        assertThat(series.at("/loss/iterations/" + (last - 1)).intValue()).isEqualTo(last);
        assertThat(api.get(self + "/metrics?series=share.mse&max_points=10")
                        .at("/series/share.mse/iterations/0")
                        .intValue())
                .isEqualTo(1);
        assertThat(api.get(self + "/events?limit=100")
                        .get("data")
                        .valueStream()
                        .filter(event -> event.at("/data/series").has("share.mse"))
                        .map(event -> event.at("/data/first_iteration").intValue() % 7))
                .hasSize(samples)
                .containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sample:spirals | \"cross_entropy\" | class", "sample:sine    | \"huber\"         | value"})
    void answersOfAModelAreAsTheContractSays(String data, String loss, String answer) {
        String self = submit(data, loss, 2, 0.01);
        api.ended(self);

        JsonNode evaluation = api.post(
                self + "/evaluate",
                "{\"dataset\": {\"uri\": \"%s\"}, \"part\": \"validation\", \"report_losses\": [%s]}"
                        .formatted(data, loss),
                200);
        JsonNode epoch = api.get(self + "/events?limit=100")
                .get("data")
                .valueStream()
                .filter(event -> event.get("kind").stringValue().equals("epoch"))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(evaluation.get("metrics")).isEqualTo(epoch.get("data").get("validation"));
        assertThat(evaluation.get("reported").get(loss.replace("\"", "")))
                .isEqualTo(evaluation.get("metrics").get("loss"));

        JsonNode worst = api.get(self + "/worst?limit=3");
        assertThat(api.get(self + "/samples?limit=3&split=validation")
                        .get("data")
                        .valueStream()
                        .map(sample -> sample.get("scores").size()))
                .containsExactly(2, 2, 2);
        assertSuspects(self, answer.equals("class"));
        JsonNode predicted = predict(self, "{\"instances\": [%s, %s]}".formatted(row(data), row(data)), 200);

        assertThat(predicted.get("predictions").size()).isEqualTo(2);
        assertThat(predicted.get("predictions").get(0).has(answer)).isTrue();
        assertThat(worst.get("data").size()).isEqualTo(3);
        assertThat(worst.get("data").get(0).get("prediction").has(answer)).isTrue();
        JsonNode faults = predict(self, "{\"instances\": [{}, 7]}", 422).get("errors");
        assertThat(faults.findValuesAsString("path"))
                .contains("instances[1]")
                .anyMatch(path -> path.startsWith("instances[0]."));
    }

    /** Only classes have margins. */
    private void assertSuspects(String self, boolean classes) {
        api.client()
                .get()
                .uri(self + "/samples?order=suspect")
                .exchange()
                .expectStatus()
                .isEqualTo(classes ? 200 : 409)
                .expectBody()
                .returnResult();
    }

    private static String row(String data) {
        return data.contains("sine") ? "{\"x\": 0.5}" : "[0.5, -0.5]";
    }

    private JsonNode predict(String self, String body, int status) {
        return api.post(self + "/predict", body, status);
    }

    @Test
    void answersOfAJobThatDivergesAreAsTheContractSays() {
        String self = submit("sample:sine", "\"mse\"", 50, 1e30);

        JsonNode job = api.ended(self);

        assertThat(job.get("status").stringValue()).as("%s", job).isEqualTo("failed");
        assertThat(job.get("failure").get("type").stringValue()).isEqualTo("non_finite_loss");
        api.get(self + "/events?limit=100");
        api.get(self + "/metrics");
        assertThat(predict(self, "{\"instances\": [[1]]}", 200)
                        .at("/checkpoint/iteration")
                        .longValue())
                .isEqualTo(job.at("/progress/iteration").longValue() - 1);
    }

    private String submit(String data, String loss, int epochs, double rate) {
        return submit(data, loss, "\"epochs\": " + epochs, rate);
    }

    private String submit(String data, String loss, String training, double rate) {
        String job = """
                {"dataset": {"uri": "%s"}, "model": {"type": "mlp", "hidden": [8]}, "loss": %s,
                 "optimizer": {"type": "sgd", "learning_rate": %s, "l2": 0.001}, "training": {%s}}""".formatted(data, loss, rate, training);
        return api.submit(job);
    }
}
