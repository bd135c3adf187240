package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service tells of its jobs, waited for as long as machines take that do other things, too. */
record SparkService(Api api) {
    private static final Duration LONG = Duration.ofMinutes(8);

    static SparkService ready(int port) {
        Api api = new Api(port);
        Awaitility.await().atMost(LONG).until(() -> api.status("/actuator/health/readiness") == 200);
        return new SparkService(api);
    }

    /** Its id. */
    String submit(String job) throws Exception {
        JsonNode answer =
                JsonMapper.shared().readTree(api.send("POST", "/v1/jobs", job).body());
        assertThat(answer.has("id")).as(answer.toString()).isTrue();
        return answer.path("id").stringValue();
    }

    /** Until it has come so far. */
    void await(String job, long iteration) {
        JsonNode reached = await(
                job,
                answer -> answer.at("/progress/iteration").asLong() >= iteration || answer.hasNonNull("finished_at"));
        assertThat(reached.hasNonNull("finished_at")).as(reached.toString()).isFalse();
    }

    JsonNode ended(String job) {
        return await(job, answer -> answer.hasNonNull("finished_at"));
    }

    private JsonNode await(String job, Predicate<JsonNode> reached) {
        return Awaitility.await().atMost(LONG).until(() -> api.job(job), reached);
    }

    List<Double> losses(String job) throws Exception {
        String answer = api.send("GET", "/v1/jobs/" + job + "/metrics?series=loss", "").body();
        return values(JsonMapper.shared().readTree(answer).at("/series/loss/values"))
                .toList();
    }

    /** The losses of its stream, which ends with it. */
    List<Double> streamed(String job) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/v1/jobs/" + job + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body().lines()
                .filter(line -> line.startsWith("data:") && line.contains("\"first_iteration\""))
                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                .flatMap(event -> values(event.at("/series/loss")))
                .toList();
    }

    private static Stream<Double> values(JsonNode numbers) {
        return numbers.valueStream().map(JsonNode::doubleValue);
    }
}
