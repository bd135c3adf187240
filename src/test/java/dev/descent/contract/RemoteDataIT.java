package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.descent.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Jobs on data that their worker must fetch first. */
@TestPropertySource(properties = "descent.dataset.remote.allowed-hosts=127.0.0.1")
class RemoteDataIT extends ServiceTest {
    private static final byte[] CSV = IntStream.range(0, 300)
            .mapToObj(i -> String.format(Locale.ROOT, "%d,%d,%s%n", i % 7, i % 11, i % 7 > 3 ? "many" : "few"))
            .collect(Collectors.joining("", "a,b,kind\n", ""))
            .getBytes(StandardCharsets.UTF_8);

    private WebTestClient client;
    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void serve() throws IOException {
        client = Contract.watch(WebTestClient.bindToServer().responseTimeout(Duration.ofSeconds(90)))
                .baseUrl("http://localhost:" + port)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.setExecutor(threads);
        server.createContext("/now.csv", exchange -> send(exchange, CSV.length));
        server.createContext("/later.csv", exchange -> send(exchange, 100));
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Sends the first bytes at once, and the rest when the test says so. */
    private void send(HttpExchange exchange, int atOnce) throws IOException {
        requests.incrementAndGet();
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.sendResponseHeaders(200, CSV.length);
        exchange.getResponseBody().write(CSV, 0, atOnce);
        exchange.getResponseBody().flush();
        if (atOnce < CSV.length) {
            awaitRelease();
            exchange.getResponseBody().write(CSV, atOnce, CSV.length - atOnce);
        }
        exchange.close();
    }

    private void awaitRelease() throws IOException {
        try {
            assertThat(released.await(180, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void workerFetchesWhatIsNotAtHandAndThenTheJobIsLikeAnyOther() {
        JsonNode accepted = submit(job("/later.csv?signature=secret", "kind", 2), HttpStatus.ACCEPTED);
        String self = "/v1/jobs/" + accepted.get("id").stringValue();
        assertThat(accepted.at("/spec/dataset/sha256").isNull()).isTrue();
        assertThat(accepted.get("data").isEmpty()).isTrue();
        assertThat(accepted.at("/progress/iterations").isNull()).isTrue();
        await().until(() -> !fetches(self).isEmpty());
        assertThat(get(self).get("status").stringValue()).isEqualTo("running");

        released.countDown();

        JsonNode job = ended(self);
        assertThat(job.get("status").stringValue()).as("%s", job).isEqualTo("succeeded");
        assertThat(job.at("/spec/dataset/sha256").stringValue()).hasSize(64);
        assertThat(job.at("/data/examples").intValue()).isEqualTo(300);
        assertThat(job.at("/progress/iterations").intValue()).isEqualTo(2 * 15);
        assertThat(job.at("/progress/fraction").doubleValue()).isEqualTo(1);
        assertThat(job.at("/receipt/expected").intValue()).isEqualTo(30);
        assertThat(job.at("/receipt/missing").intValue()).isZero();
        JsonNode last = fetches(self).get(fetches(self).size() - 1);
        assertThat(last.get("uri").stringValue()).isEqualTo(uri("/later.csv"));
        assertThat(last.get("bytes").intValue()).isEqualTo(CSV.length);
        assertThat(last.get("total").intValue()).isEqualTo(CSV.length);
        assertThat(get(self + "/events?limit=100").toString()).doesNotContain("secret");
    }

    @Test
    void severalFilesAreFetchedAsOneDataSet() {
        JsonNode accepted = submit(job("/now.csv/part-{0..1}.csv", "kind", 1), HttpStatus.ACCEPTED);
        JsonNode job = get(self(accepted) + "?wait=60");

        assertThat(job.get("status").stringValue()).as("%s", job).isEqualTo("succeeded");
        assertThat(job.at("/data/examples").intValue()).isEqualTo(600);
        assertThat(job.at("/spec/dataset/sha256").stringValue()).hasSize(64);
        assertThat(fetches(self(accepted)).toString()).contains("part-0.csv", "part-1.csv");
    }

    @Test
    void cancellingEndsAFetch() {
        String self = self(submit(job("/later.csv?cancelled", "kind", 2), HttpStatus.ACCEPTED));
        await().until(() -> !fetches(self).isEmpty());

        client.post().uri(self + "/cancel").exchange().expectStatus().isAccepted();

        assertThat(ended(self).get("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void faultsThatTheDataShowsFailTheJobWithTheirPaths() {
        JsonNode job = ended(self(submit(job("/now.csv?faulty", "color", 2), HttpStatus.ACCEPTED)));

        assertThat(job.get("status").stringValue()).isEqualTo("failed");
        assertThat(job.at("/failure/type").stringValue()).isEqualTo("invalid_spec");
        assertThat(job.at("/failure/detail").stringValue()).contains("dataset.format.target", "color");
    }

    @Test
    void dataAtHandIsCheckedWithinTheRequest() {
        ended(self(submit(job("/now.csv", "kind", 1), HttpStatus.ACCEPTED)));

        JsonNode again = submit(job("/now.csv", "kind", 1), HttpStatus.ACCEPTED);
        JsonNode faults = submit(job("/now.csv", "color", 1), HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(again.at("/spec/dataset/sha256").isString()).isTrue();
        assertThat(again.at("/progress/iterations").intValue()).isEqualTo(15);
        assertThat(faults.at("/errors/0/path").stringValue()).isEqualTo("dataset.format.target");
        ended(self(again));
    }

    @Test
    void dryRunFetches() {
        JsonNode answer = client.post()
                .uri("/v1/jobs?dry_run=true")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(job("/now.csv?dry", "kind", 2))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer).isNotNull();
        assertThat(answer.at("/iterations").intValue()).isEqualTo(30);
        assertThat(answer.at("/data/examples").intValue()).isEqualTo(300);
    }

    @Test
    void whatCanBeSeenWithoutTheDataIsRefusedAtOnce() {
        JsonNode refused =
                submit(job("/x", "kind", 2).replace("127.0.0.1", "127.0.0.2"), HttpStatus.UNPROCESSABLE_CONTENT);
        JsonNode formless = submit(
                "{\"dataset\": {\"uri\": \"" + uri("/now.csv?formless") + "\"}, \"model\": \"mlp\", \"loss\": \"mse\"}",
                HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(refused.at("/errors/0/path").stringValue()).isEqualTo("dataset.uri");
        assertThat(formless.at("/errors/0/path").stringValue()).isEqualTo("dataset.format");
        assertThat(requests).hasValue(0);
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private String job(String path, String target, int epochs) {
        return """
                {"dataset": {"uri": "%s", "format": {"type": "csv", "target": "%s"}},
                 "model": {"type": "mlp", "hidden": [4]}, "loss": "cross_entropy",
                 "training": {"epochs": %d, "batch_size": 16, "seed": 1}}
                """.formatted(uri(path), target, epochs);
    }

    private JsonNode submit(String body, HttpStatus status) {
        JsonNode answer = client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isNotNull();
        return answer;
    }

    private static String self(JsonNode job) {
        return "/v1/jobs/" + job.get("id").stringValue();
    }

    private JsonNode ended(String self) {
        return await().until(() -> get(self + "?wait=60"), job -> job.hasNonNull("finished_at"));
    }

    private JsonNode get(String uri) {
        JsonNode answer = client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isNotNull();
        return answer;
    }

    /** The data of a job's fetch events. */
    private List<JsonNode> fetches(String self) {
        return get(self + "/events?limit=100")
                .get("data")
                .valueStream()
                .filter(event -> event.get("kind").stringValue().equals("fetch"))
                .map(event -> event.get("data"))
                .toList();
    }
}
