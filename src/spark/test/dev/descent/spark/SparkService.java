package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service, and what it tells of its jobs, waited for as long as machines take that do other things, too. */
record SparkService(ServiceProcess process, Api api) implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(8);

    /** One that is ready. */
    static SparkService start(Path log, Map<String, String> settings) throws IOException {
        ServiceProcess process = ServiceProcess.start(log, settings);
        SparkService service = new SparkService(process, new Api(process.port()));
        Awaitility.await().atMost(LONG).until(() -> service.isReady() || service.isOver());
        assertThat(service.isOver()).as(Files.readString(log)).isFalse();
        return service;
    }

    private boolean isReady() {
        return api.status("/actuator/health/readiness") == 200;
    }

    private boolean isOver() {
        return process.ends(Duration.ZERO);
    }

    @Override
    public void close() {
        process.close();
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
