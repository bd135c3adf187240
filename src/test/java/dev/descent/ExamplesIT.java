package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.descent.event.TestClient.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The jobs of examples/, posted to the whole service, on real data. */
class ExamplesIT extends ServiceTest {
    private static final List<String> TERMINAL = List.of("succeeded", "failed", "cancelled");

    @Autowired
    private JdbcClient jdbc;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(90))
                .build();
    }

    @Test
    void spiralsNeedNoData() throws IOException {
        JsonNode job = train("spirals");

        assertThat(metric(job, "validation_accuracy")).isGreaterThan(0.9);
    }

    @Test
    @OnRealData
    void irisIsToldApart() throws IOException {
        bring("tabular/iris.csv", "iris.csv");
        JsonNode job = train("iris");

        assertThat(metric(job, "validation_accuracy")).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    @OnRealData
    void digitsAreReadByLenet() throws IOException {
        bring("mnist", "mnist");
        JsonNode job = train("mnist");

        assertThat(job.at("/data/split").toString())
                .contains("\"training\":8000")
                .contains("\"validation\":2000");
        assertThat(metric(job, "validation_accuracy")).isGreaterThanOrEqualTo(0.975);
    }

    @Test
    @OnRealData
    void diamondsAreGivenTheirPrice() throws IOException {
        bring("tabular/diamonds.csv", "diamonds.csv");
        JsonNode job = train("diamonds");

        assertThat(metric(job, "validation_r2")).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    @OnRealData
    void cellTypesAreLearnedThoughOneHasASingleExample() throws IOException {
        bring("wbc", "wbc");
        JsonNode job = train("white-blood-cells");

        JsonNode basophil = job.at("/data/classes")
                .valueStream()
                .filter(type -> type.get("name").stringValue().equals("basophil"))
                .findFirst()
                .orElseThrow();
        assertThat(basophil.get("training").intValue()).isEqualTo(1);
        assertThat(basophil.get("validation").intValue()).isZero();
        assertThat(metric(job, "validation_f1")).isBetween(0.2, 1.0);
        assertThat(metric(job, "validation_accuracy")).isGreaterThan(0.6);
    }

    @Test
    @OnRealData
    void cellsAreCutOutByUnet() throws IOException {
        bring("wbc", "wbc");
        JsonNode job = train("cell-masks");

        assertThat(job.at("/data/split").toString())
                .contains("\"training\":240")
                .contains("\"validation\":60");
        assertThat(metric(job, "validation_iou")).isGreaterThanOrEqualTo(0.9);
    }

    /** Examples with sixty images to validate on are left out: one of them is more than what is allowed. */
    @ParameterizedTest
    @CsvSource({
        "spirals, validation_accuracy",
        "iris, validation_accuracy",
        "diamonds, validation_r2",
        "mnist, validation_accuracy"
    })
    @OnRealData
    void bothEnginesComeToTheSame(String example, String metric) throws IOException {
        bring("tabular/iris.csv", "iris.csv");
        bring("tabular/diamonds.csv", "diamonds.csv");
        bring("mnist", "mnist");

        JsonNode onednn = ended(post(by("onednn", example)));
        JsonNode dl4j = ended(post(by("dl4j", example)));

        assertThat(onednn.at("/engine/name").stringValue()).isEqualTo("onednn");
        assertThat(dl4j.at("/engine/name").stringValue()).isEqualTo("dl4j");
        assertThat(metric(onednn, metric)).isCloseTo(metric(dl4j, metric), within(0.01));
    }

    private static String by(String engine, String example) throws IOException {
        ObjectNode job = (ObjectNode) JsonMapper.shared().readTree(text(example));
        job.withObject("training").put("engine", engine);
        return job.toString();
    }

    private static String text(String example) throws IOException {
        return Files.readString(Path.of("examples", example + ".json"));
    }

    /** Posts an example, waits for its end, and holds what must be true of every success. */
    private JsonNode train(String example) throws IOException {
        String id = post(text(example));
        JobStreams streams = new JobStreams(port, id);
        List<CompletableFuture<List<Event>>> watched =
                new ArrayList<>(List.of(streams.watch(), streams.watchWithReconnects(7)));
        running(id);
        watched.add(streams.watch());
        JsonNode job = ended(id);
        watched.add(streams.watch());
        assertThat(job.get("status").stringValue()).as(job.toString()).isEqualTo("succeeded");
        long iterations = job.at("/progress/iterations").longValue();
        assertThat(job.at("/receipt/missing").longValue()).isZero();
        assertThat(job.at("/receipt/stored").longValue()).isEqualTo(iterations);
        List<Long> stored = jdbc.sql(
                        "select iteration from metric_point where job_id = ? and series = 'loss' order by iteration")
                .param(UUID.fromString(id))
                .query(Long.class)
                .list();
        assertThat(stored)
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(iterations).toList());
        streamsEqualTheLog(id, watched);
        assertThat(artifacts(id))
                .contains("checkpoint-" + iterations + ".zip", "model.zip", "report.json", "worst.json", "samples.bin")
                .allMatch(name -> name.startsWith("checkpoint-") || name.matches("(model|report|worst|samples)\\..*"));
        return job;
    }

    private void streamsEqualTheLog(String id, List<CompletableFuture<List<Event>>> watched) {
        List<String> numbers = jdbc.sql("select seq::text from events where job_id = ? order by events.seq")
                .param(UUID.fromString(id))
                .query(String.class)
                .list();
        List<Double> losses = jdbc.sql(
                        "select value from metric_point where job_id = ? and series = 'loss' order by iteration")
                .param(UUID.fromString(id))
                .query(Double.class)
                .list();
        for (CompletableFuture<List<Event>> stream : watched) {
            List<Event> events = stream.orTimeout(180, TimeUnit.SECONDS).join();
            assertThat(events).extracting(Event::id).containsExactlyElementsOf(numbers);
            assertThat(JobStreams.losses(events)).isEqualTo(losses);
        }
    }

    private void running(String id) {
        await().until(() -> !json(client.get().uri("/v1/jobs/" + id).exchange())
                .get("status")
                .stringValue()
                .equals("queued"));
    }

    private List<String> artifacts(String id) {
        return json(client.get().uri("/v1/jobs/" + id + "/artifacts").exchange())
                .get("data")
                .valueStream()
                .map(artifact -> artifact.get("name").stringValue())
                .toList();
    }

    private String post(String body) {
        return json(client.post()
                        .uri("/v1/jobs")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isAccepted())
                .get("id")
                .stringValue();
    }

    private JsonNode ended(String id) {
        JsonNode job;
        do {
            job = json(client.get().uri("/v1/jobs/" + id + "?wait=60").exchange());
        } while (!TERMINAL.contains(job.get("status").stringValue()));
        return job;
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private static double metric(JsonNode job, String name) {
        return job.get("metrics").get(name).doubleValue();
    }

    private static void bring(String data, String name) throws IOException {
        Path target = home.resolve("files").resolve(name);
        if (Files.notExists(target)) {
            Files.createDirectories(target.getParent());
            FileSystemUtils.copyRecursively(RealData.at(data), target);
        }
    }
}
