package dev.descent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.descent.database.TestDatabase;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** How a process ends that is told to. */
class StopIT {
    /** Far above what it takes, and below the 60 s that a request waits, and what each step of a stop may have. */
    private static final Duration SOON = Duration.ofSeconds(50);

    private static final Map<String, String> PATIENT_STEPS = Map.of("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "10m");

    private static final int KILLED_BY = 128;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2", "HUP, 1"})
    void whatOnlyWaitsDoesNotHoldTheStop(String signal, int number) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(database, home, home.resolve("one.log"), PATIENT_STEPS);
                Socket halfJson = new Socket();
                Socket halfUpload = new Socket()) {
            Api api = new Api(service.port());
            api.awaitReady();
            assumeFalse(service.ignores(number), () -> "SKIPPED: whoever runs the tests has " + signal + " ignored");
            String id = api.submit(Api.LONG_JOB);
            await().until(() -> api.iteration(id) > 0);
            CompletableFuture<HttpResponse<String>> waiting = api.get("/v1/jobs/" + id + "?wait=60");
            CompletableFuture<?> stream = new JobStreams(service.port(), id).watch();
            sendHalf(halfJson, service.port(), "/v1/jobs", "application/json", "{");
            sendHalf(
                    halfUpload,
                    service.port(),
                    "/v1/datasets",
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n"
                            + "1,2\r\n".repeat(10_000));
            await().until(() -> temporaries() > 0);

            service.signal(signal);

            HttpResponse<String> answer = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonMapper.shared().readTree(answer.body()).get("status").stringValue())
                    .isIn("running", "queued");
            assertThat(service.ends(SOON)).isTrue();
            assertThat(service.status()).isIn(KILLED_BY + 15, KILLED_BY + 2, KILLED_BY + 1);
            await().until(stream::isDone);
            assertThat(statuses()).containsExactly("queued 0");
            assertThat(new String(halfJson.getInputStream().readAllBytes(), US_ASCII))
                    .contains("503", "service-stops");
            assertThat(temporaries()).isZero();
        }
    }

    @Test
    void loadedModelsAreNotCollected() throws Exception {
        Path collections = home.resolve("gc.log");
        Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + collections);
        try (ServiceProcess service = ServiceProcess.start(database, home, home.resolve("one.log"), options)) {
            Api api = new Api(service.port());
            api.awaitReady();
            for (int seed = 0; seed < 3; seed++) {
                String id = api.submit("""
                        {"dataset": {"uri": "sample:sine"}, "model": "mlp", "loss": "mse",
                         "training": {"epochs": 1, "seed": %d}}
                        """.formatted(seed));
                await().until(() -> api.job(id).get("status").stringValue().equals("succeeded"));
                assertThat(api.send("POST", "/v1/jobs/" + id + "/predict", "{\"instances\": [{\"x\": 0.5}]}"))
                        .extracting(HttpResponse::statusCode, HttpResponse::body)
                        .startsWith(200);
            }
            long before = fullCollections(collections);

            service.signal("TERM");

            assertThat(service.ends(SOON)).isTrue();
            assertThat(fullCollections(collections)).isEqualTo(before);
        }
    }

    private static void sendHalf(Socket socket, int port, String path, String type, String half) throws Exception {
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + type
                + "\r\nContent-Length: 1000000\r\n\r\n";
        socket.getOutputStream().write((head + half).getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private long temporaries() throws Exception {
        Path folder = home.resolve("datasets");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    private List<String> statuses() {
        return database.jdbc()
                .sql("select status || ' ' || attempt from jobs")
                .query(String.class)
                .list();
    }

    private static long fullCollections(Path log) throws Exception {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("System.gc()")).count();
        }
    }
}
