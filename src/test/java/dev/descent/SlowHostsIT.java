package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hosts that do not answer hold those that wait for them, and nobody else. */
@TestPropertySource(properties = {"descent.dataset.remote.allowed-hosts=127.0.0.1", "descent.runner.slots=2"})
class SlowHostsIT extends ServiceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String JOB =
            "{\"dataset\": {\"uri\": \"%s\"%s}, \"model\": %s, \"loss\": \"mse\"," + " \"training\": {\"epochs\": 1}}";
    private static final String FORMAT = ", \"format\": {\"type\": \"csv\", \"target\": \"y\"}";
    private static final String MULTIPART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    + "x,y\r\n1,2\r\n--b--\r\n";

    private final HttpClient client = HttpClient.newHttpClient();

    private final List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();

    /** Their hosts are gone by then, so it takes a few tries only; the next test needs their places. */
    @AfterEach
    void waitForThoseThatWereHeld() {
        asked.forEach(CompletableFuture::join);
    }

    /** How a host fails. */
    enum Failing {
        SILENT,
        STALLING
    }

    @ParameterizedTest
    @EnumSource(Failing.class)
    void othersAreAnsweredWhileAllPlacesAreTaken(Failing failing) throws Exception {
        String job = trained();
        try (Host host = new Host(failing)) {
            List<CompletableFuture<HttpResponse<String>>> held =
                    fill(i -> post("/v1/datasets", "{\"uri\": \"" + host.uri(i) + "\"" + FORMAT + "}"));

            assertThat(status(get("/v1/system"))).isEqualTo(200);
            assertThat(status(get("/v1/jobs"))).isEqualTo(200);
            assertThat(status(get("/v1/jobs/" + job))).isEqualTo(200);
            assertThat(status(get("/v1/jobs/" + job + "/artifacts/report.json")))
                    .isEqualTo(200);
            assertThat(status(post("/v1/datasets", "{\"uri\": \"sample:spirals\"}")))
                    .isEqualTo(201);
            assertThat(status(upload())).isEqualTo(201);
            assertThat(status(post("/v1/jobs?dry_run=true", job("sample:sine", "", "\"mlp\""))))
                    .isEqualTo(200);
            assertThat(status(post("/v1/jobs", "{"))).isEqualTo(400);
            assertThat(status(post("/v1/jobs", "{}"))).isEqualTo(422);
            assertThat(status(post("/v1/jobs", job(host.uri(99), FORMAT, "\"mlp\""))))
                    .isEqualTo(202);
            assertThat(status(evaluate(job, "sample:sine", ""))).isEqualTo(200);

            assertThat(status(evaluate(job, host.uri(99), FORMAT))).isEqualTo(503);
            assertThat(status(post("/v1/jobs?dry_run=true", job(host.uri(99), FORMAT, "\"mlp\""))))
                    .isEqualTo(503);
            String keras = "{\"type\": \"keras\", \"uri\": \"" + host.uri(99) + "\"}";
            assertThat(status(post("/v1/jobs?dry_run=true", job("sample:sine", "", keras))))
                    .isEqualTo(503);
            assertThat(held).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void evaluationsOnASilentHostHoldNoOther() throws Exception {
        String job = trained();
        try (Host host = new Host(Failing.SILENT)) {
            List<CompletableFuture<HttpResponse<String>>> held = fill(i -> evaluate(job, host.uri(i), FORMAT));

            assertThat(status(evaluate(job, "sample:sine", ""))).isEqualTo(200);
            assertThat(status(get("/v1/jobs/" + job + "?wait=1"))).isEqualTo(200);
            assertThat(held).noneMatch(CompletableFuture::isDone);
        }
    }

    /** Sends more of these than may wait, and returns those that do. */
    private List<CompletableFuture<HttpResponse<String>>> fill(IntFunction<HttpRequest> request) {
        for (int i = 0; i < 36; i++) {
            asked.add(client.sendAsync(request.apply(i), HttpResponse.BodyHandlers.ofString()));
        }
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(asked).filteredOn(CompletableFuture::isDone).hasSize(20));
        assertThat(asked).filteredOn(CompletableFuture::isDone).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().headers().firstValue("Retry-After")).hasValue("10");
        });
        return asked.stream().filter(answer -> !answer.isDone()).toList();
    }

    private String trained() throws Exception {
        HttpResponse<String> accepted = send(post("/v1/jobs", job("sample:sine", "", "\"mlp\"")));
        String id = JSON.readTree(accepted.body()).get("id").stringValue();
        JsonNode ended = Awaitility.await()
                .until(
                        () -> JSON.readTree(
                                send(get("/v1/jobs/" + id + "?wait=60")).body()),
                        answer -> answer.hasNonNull("finished_at"));
        assertThat(ended.get("status").stringValue()).isEqualTo("succeeded");
        return id;
    }

    private static String job(String uri, String format, String model) {
        return JOB.formatted(uri, format, model);
    }

    private HttpRequest evaluate(String job, String uri, String format) {
        return post("/v1/jobs/" + job + "/evaluate", "{\"dataset\": {\"uri\": \"" + uri + "\"" + format + "}}");
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest post(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest upload() {
        return request("/v1/datasets")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(MULTIPART))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(90));
    }

    private int status(HttpRequest request) throws Exception {
        return send(request).statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A host that takes connections, and then next to nothing comes of it. */
    private static final class Host implements Closeable {
        private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        private final List<Socket> connections = new CopyOnWriteArrayList<>();
        private final Failing failing;

        Host(Failing failing) throws IOException {
            this.failing = failing;
            Thread thread = new Thread(this::accept, "failing-host");
            thread.setDaemon(true);
            thread.start();
        }

        String uri(int number) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/" + number + ".csv";
        }

        private void accept() {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    connections.add(connection);
                    if (failing == Failing.STALLING) {
                        byte[] head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx".getBytes();
                        connection.getOutputStream().write(head);
                    }
                }
            } catch (IOException closed) {
                return;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }
}
