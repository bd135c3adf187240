package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.TestClient;
import dev.descent.event.TestJob;
import dev.descent.event.log.LogNotifier;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"descent.roles=api", "descent.event.poll=100ms", "descent.event.heartbeat=400ms"})
@Import(TestDatabaseConfiguration.class)
@Timeout(300)
class EventStreamIT {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private LogNotifier notifier;

    @Autowired
    private LogTails tails;

    @Autowired
    private EventStreams streams;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/event-stream                            | text/event-stream",
                "application/json, text/event-stream;q=0.1    | application/json",
                "application/json;q=0.1, text/event-stream    | text/event-stream",
                "*/*, text/event-stream                       | text/event-stream",
                "*/*, text/event-stream;q=0                   | application/json",
                "text/event-stream;q=0                        | application/json",
                "*/*                                          | application/json"
            })
    void logIsAPageOrAStreamAsTheWeightsOfAcceptSay(String accept, String type) throws Exception {
        TestJob job = job();
        job.train(10);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/v1/jobs/" + job.id() + "/events"))
                .header("Accept", accept)
                .build();

        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        answer.body().close();

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    }

    @Test
    void streamsOpenedBeforeDuringAndAfterEqualTheRows() {
        TestJob job = job();
        CompletableFuture<List<JsonNode>> before = following(job);
        job.train(10);
        CompletableFuture<List<JsonNode>> during = following(job);
        job.train(20);
        job.end();
        CompletableFuture<List<JsonNode>> after = following(job);
        List<JsonNode> rows = job.rows();
        assertThat(rows).hasSize(62);
        assertThat(before.join()).isEqualTo(rows);
        assertThat(during.join()).isEqualTo(rows);
        assertThat(after.join()).isEqualTo(rows);
    }

    @Test
    void streamThatReconnectsTenTimesAtRandomCursorsEqualsTheRows() {
        TestJob job = job();
        CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 30; i++) {
                job.train(1);
                pause(20);
            }
            job.end();
        });
        Random random = new Random(7);
        List<JsonNode> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            seen = new ArrayList<>(seen.subList(0, random.nextInt(seen.size() + 1)));
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(12));
            try (TestClient client = open(job, String.valueOf(seen.size()))) {
                seen.addAll(parsed(client.until(event -> !event.id().isEmpty() && left.decrementAndGet() == 0)));
            }
        }
        try (TestClient client = open(job, String.valueOf(seen.size()))) {
            seen.addAll(parsed(client.all()));
        }
        worker.join();
        assertThat(seen).isEqualTo(job.rows());
    }

    @Test
    void appendersOutOfSightAreFoundByPolling() {
        TestJob silent = new TestJob(database.dataSource(), new LogNotifier());
        CompletableFuture<List<JsonNode>> stream = following(silent);
        awaitStreams(1);
        silent.train(3);
        silent.end();
        assertThat(stream.join()).isEqualTo(silent.rows());
    }

    @Test
    void manyStreamsShareOneFeedAndAllEqualTheRows() {
        TestJob job = job();
        List<CompletableFuture<List<JsonNode>>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(following(job));
        }
        awaitStreams(40);
        assertThat(tails.size()).isEqualTo(1);
        job.train(20);
        job.end();
        List<JsonNode> rows = job.rows();
        assertThat(all).allSatisfy(stream -> assertThat(stream.join()).isEqualTo(rows));
        await().untilAsserted(() -> assertThat(tails.size()).isZero());
    }

    @Test
    void streamSaysNotToCacheOrBuffer() {
        TestJob job = job();
        job.end();
        try (TestClient client = open(job, null)) {
            assertThat(client.response().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-cache"))
                    .containsEntry("x-accel-buffering", List.of("no"))
                    .doesNotContainKey("content-encoding");
        }
    }

    @Test
    void reconnectAtOrPastTheEndIsToldThereIsNothing() {
        TestJob job = job();
        job.end();
        assertThat(status(job, "2")).isEqualTo(204);
        assertThat(status(job, "9")).isEqualTo(204);
        assertThat(status(job, "1")).isEqualTo(200);
    }

    @Test
    void cursorAheadOfTheLogIsResetToItsStart() {
        TestJob job = job();
        try (TestClient client = open(job, "77")) {
            List<TestClient.Event> events = client.until(event -> event.kind().equals("status"));
            assertThat(events.get(0).kind()).isEqualTo("reset");
            assertThat(events.get(0).id()).isEmpty();
            assertThat(events.get(0).data()).isEqualTo("{\"job\":\"" + job.id() + "\",\"last_seq\":1}");
            assertThat(events.get(events.size() - 1).id()).isEqualTo("1");
        }
    }

    @Test
    void quietStreamGivesSignsOfLife() {
        TestJob job = job();
        try (TestClient client = open(job, "1")) {
            List<TestClient.Event> events = client.until(event -> event.kind().equals("heartbeat"));
            assertThat(events).extracting(TestClient.Event::kind).containsExactly("comment", "heartbeat");
            assertThat(events.get(1).id()).isEmpty();
            assertThat(JSON.readTree(events.get(1).data()).has("at")).isTrue();
        }
    }

    @Test
    void badCursorsAndUnknownJobsAreProblems() {
        TestJob job = job();
        assertThat(status(job, "-1")).isEqualTo(400);
        assertThat(status(job, "x")).isEqualTo(400);
        try (TestClient client = TestClient.open(base() + "/v1/jobs/" + new UUID(7, 7) + "/events", null)) {
            assertThat(client.response().statusCode()).isEqualTo(404);
            assertThat(client.response().headers().firstValue("content-type")).hasValue("application/problem+json");
        }
    }

    @Test
    void oneStreamFollowsManyJobsFromACursorForEach() {
        TestJob one = job();
        TestJob other = job();
        one.train(2);
        one.end();
        other.train(1);
        String id = one.id() + ":3," + other.id() + ":1";
        CompletableFuture<List<TestClient.Event>> stream = CompletableFuture.supplyAsync(() -> {
            try (TestClient client = TestClient.open(manyJobs(one, other), id)) {
                return client.all();
            }
        });
        other.train(1);
        other.end();
        List<TestClient.Event> events = stream.join();
        assertThat(ofJob(events, one)).isEqualTo(withoutSeq(one.rows(), 3));
        assertThat(ofJob(events, other)).isEqualTo(withoutSeq(other.rows(), 1));
        assertThat(events.stream()
                        .filter(event -> !event.id().isEmpty())
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .id())
                .contains(one.id() + ":6", other.id() + ":6");
        try (TestClient again = TestClient.open(manyJobs(one, other), one.id() + ":6," + other.id() + ":6")) {
            assertThat(again.response().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void tagStreamTakesInJobsThatComeLater() {
        TestJob first = new TestJob(database.dataSource(), notifier, "{\"team\":\"late\"}");
        try (TestClient client = TestClient.open(base() + "/v1/events?tag=team:late", null)) {
            client.until(event -> event.data().contains(first.id().toString()));
            TestJob second = new TestJob(database.dataSource(), notifier, "{\"team\":\"late\",\"x\":\"y\"}");
            second.end();
            List<TestClient.Event> events = client.until(event -> event.kind().equals("end"));
            assertThat(ofJob(events, second)).isEqualTo(withoutSeq(second.rows(), 0));
        }
    }

    @Test
    void manyJobsMustBeNamedWithinBounds() {
        for (String query : List.of("", "?job=" + new UUID(1, 1) + "&tag=a:b", "?tag=nocolon", "?job=7")) {
            try (TestClient client = TestClient.open(base() + "/v1/events" + query, null)) {
                assertThat(client.response().statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void rewindReachesOpenStreams() {
        TestJob job = job();
        CompletableFuture<List<JsonNode>> stream = following(job);
        job.train(2);
        job.rewind(40, 1);
        job.train(1);
        job.end();
        assertThat(stream.join())
                .extracting(event -> event.get("kind").asString())
                .containsExactly("status", "metrics", "epoch", "metrics", "epoch", "rewind", "metrics", "epoch", "end");
        assertThat(following(job).join()).isEqualTo(job.rows());
    }

    private TestJob job() {
        return new TestJob(database.dataSource(), notifier);
    }

    private void awaitStreams(int number) {
        await().untilAsserted(() -> assertThat(streams.size()).isGreaterThanOrEqualTo(number));
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private String manyJobs(TestJob one, TestJob other) {
        return base() + "/v1/events?job=" + one.id() + "&job=" + other.id();
    }

    private TestClient open(TestJob job, @Nullable String cursor) {
        return TestClient.open(base() + "/v1/jobs/" + job.id() + "/events", cursor);
    }

    private int status(TestJob job, String cursor) {
        try (TestClient client = open(job, cursor)) {
            return client.response().statusCode();
        }
    }

    private CompletableFuture<List<JsonNode>> following(TestJob job) {
        CompletableFuture<List<JsonNode>> all = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (TestClient client = open(job, null)) {
                all.complete(parsed(client.all()));
            } catch (RuntimeException e) {
                all.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return all;
    }

    /** Stored events as rows have them: seq, kind and data without the time. */
    private static List<JsonNode> parsed(List<TestClient.Event> events) {
        List<JsonNode> all = new ArrayList<>();
        for (TestClient.Event event : events) {
            if (!event.id().isEmpty()) {
                ObjectNode row =
                        TestJob.object().put("seq", Long.parseLong(event.id())).put("kind", event.kind());
                row.set("data", data(event, "at"));
                all.add(TestJob.normal(row));
            }
        }
        return all;
    }

    private static ObjectNode data(TestClient.Event event, String... without) {
        ObjectNode data = (ObjectNode) JSON.readTree(event.data());
        data.remove(List.of(without));
        return data;
    }

    private static List<JsonNode> ofJob(List<TestClient.Event> events, TestJob job) {
        return events.stream()
                .filter(event -> event.data().startsWith("{\"job\":\"" + job.id()))
                .map(event -> TestJob.normal(data(event, "at", "job")))
                .toList();
    }

    private static List<JsonNode> withoutSeq(List<JsonNode> rows, int from) {
        return rows.subList(from, rows.size()).stream()
                .map(row -> row.get("data"))
                .toList();
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
