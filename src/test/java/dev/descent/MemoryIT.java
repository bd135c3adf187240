package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import dev.descent.event.TestClient.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with a small heap, and jobs that take all of it. */
class MemoryIT {
    private static final String MLP = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [SIZE, SIZE]},
             "loss": "cross_entropy", "optimizer": "%s", "training": {"epochs": 1, "batch_size": 256}}
            """;
    private static final String UNET = """
            {"dataset": {"uri": "sample:blood-cell-masks"}, "model": {"type": "unet", "base_channels": SIZE, "depth": 4},
             "loss": "cross_entropy", "optimizer": "%s", "training": {"epochs": 1, "batch_size": 2, "max_seconds": 1}}
            """;
    private static final String CNN = """
            {"dataset": {"uri": "sample:blood-cells"},
             "model": {"type": "layers", "layers": [{"type": "conv2d", "channels": 4}, {"type": "dense", "units": SIZE}]},
             "loss": "cross_entropy", "optimizer": "%s", "training": {"epochs": 1, "batch_size": 16, "max_seconds": 1}}
            """;
    private static final String BYSTANDER = """
            {"dataset": {"uri": "sample:sine"}, "model": {"type": "mlp", "hidden": [128, 128]}, "loss": "mse",
             "training": {"epochs": 100000, "batch_size": 32}}
            """;
    private static final Pattern BOTH = Pattern.compile("needs about \\d+ MB of the heap and \\d+ MB outside of it .*"
            + "the limits are (\\d+) MB of the heap and \\d+ MB outside of it");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC"})
    void jobsJustBelowTheLimitSucceedAloneAndInAllSlotsAndNoneMayHaveMore(String collector) throws Exception {
        try (ServiceProcess service =
                started(Map.of("DESCENT_SLOTS", "2", "JDK_JAVA_OPTIONS", "-Xmx256m " + collector))) {
            for (String kind : List.of("mlp adam", "mlp sgd", "unet adam", "cnn adamax")) {
                int size = largest(service, kind, Long.MAX_VALUE);
                assertThat(dryRun(service, sized(kind, size + 1)).body()).containsPattern(BOTH);
                assertSucceeds(service, submit(service, sized(kind, size)));
            }
            succeedTogether(service, "mlp adam", "mlp adam");
            succeedTogether(service, "mlp amsgrad", "mlp sgd");
            succeedTogether(service, "unet adam", "cnn adamax");
        }
    }

    private static void succeedTogether(ServiceProcess service, String one, String other) throws Exception {
        long half = limit(service) / 2;
        List<String> jobs = new ArrayList<>();
        for (String kind : List.of(one, other)) {
            jobs.add(submit(service, sized(kind, largest(service, kind, half))));
        }
        for (String job : jobs) {
            assertSucceeds(service, job);
            assertThat(events(service, job)).doesNotContain("Waits until");
        }
    }

    /** The service is told that it has much more than it has, so that what it lets in does not fit. */
    @Test
    void jobThatRunsOutOfMemoryFailsAloneAndEverythingElseGoesOn() throws Exception {
        try (ServiceProcess service =
                started(Map.of("DESCENT_SLOTS", "2", "JDK_JAVA_OPTIONS", "-Xmx256m", "DESCENT_MAX_HEAP", "4GB"))) {
            String bystander = submit(service, BYSTANDER);
            CompletableFuture<List<Event>> stream = new JobStreams(service.port(), bystander).watch();
            for (String kind : List.of("mlp adam", "mlp amsgrad", "mlp sgd")) {
                JsonNode failed = ended(service, submit(service, sized(kind, 6000)));
                assertThat(failed.at("/failure/type").stringValue())
                        .as("%s", failed)
                        .isEqualTo("out_of_memory");
                assertThat(failed.at("/failure/detail").stringValue()).contains("Try smaller batches");
            }
            long before = iterations(service, bystander);
            await().until(() -> iterations(service, bystander) > before);
            send(service, "POST", "/v1/jobs/" + bystander + "/cancel", "");
            JsonNode ended = ended(service, bystander);
            assertThat(ended.get("status").stringValue()).isEqualTo("cancelled");
            assertThat(ended.get("attempt").intValue()).isEqualTo(1);
            assertThat(JobStreams.losses(stream.get(180, TimeUnit.SECONDS)))
                    .hasSize(ended.at("/receipt/expected").intValue());
        }
    }

    private ServiceProcess started(Map<String, String> settings) throws IOException {
        ServiceProcess service = ServiceProcess.start(database, home, home.resolve("service.log"), settings);
        await().atMost(Duration.ofSeconds(300))
                .ignoreExceptions()
                .until(() -> send(service, "GET", "/actuator/health", "").statusCode() == 200);
        return service;
    }

    private static void assertSucceeds(ServiceProcess service, String job) {
        JsonNode ended = ended(service, job);
        assertThat(ended.get("status").stringValue()).as("%s", ended).isEqualTo("succeeded");
        assertThat(ended.get("attempt").intValue()).isEqualTo(1);
    }

    private static String sized(String kind, int size) {
        String[] parts = kind.split(" ", -1);
        String template =
                switch (parts[0]) {
                    case "mlp" -> MLP;
                    case "unet" -> UNET;
                    default -> CNN;
                };
        return template.formatted(parts[1]).replace("SIZE", Integer.toString(size));
    }

    /** Of the heap, in bytes, as a refusal tells it, which rounds up. */
    private static long limit(ServiceProcess service) throws Exception {
        String refused = dryRun(service, sized("mlp adam", 15_000)).body();
        Matcher both = BOTH.matcher(refused);
        assertThat(both.find()).as(refused).isTrue();
        return (Long.parseLong(both.group(1)) - 1) << 20;
    }

    /** The largest size whose job takes at most so much of the heap. */
    private static int largest(ServiceProcess service, String kind, long heap) throws Exception {
        int fits = 1;
        int tooLarge = 8192;
        while (tooLarge - fits > 1) {
            int size = (fits + tooLarge) / 2;
            HttpResponse<String> answer = dryRun(service, sized(kind, size));
            boolean small = answer.statusCode() == 200
                    && JsonMapper.shared()
                                    .readTree(answer.body())
                                    .get("heap_bytes")
                                    .longValue()
                            <= heap;
            fits = small ? size : fits;
            tooLarge = small ? tooLarge : size;
        }
        return fits;
    }

    private static HttpResponse<String> dryRun(ServiceProcess service, String body) throws Exception {
        return send(service, "POST", "/v1/jobs?dry_run=true", body);
    }

    private static String submit(ServiceProcess service, String body) throws Exception {
        HttpResponse<String> answer = send(service, "POST", "/v1/jobs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).get("id").stringValue();
    }

    private static JsonNode ended(ServiceProcess service, String job) {
        return await().atMost(Duration.ofSeconds(300))
                .until(
                        () -> JsonMapper.shared()
                                .readTree(send(service, "GET", "/v1/jobs/" + job + "?wait=20", "")
                                        .body()),
                        seen -> !List.of("queued", "running")
                                .contains(seen.get("status").stringValue()));
    }

    private static long iterations(ServiceProcess service, String job) throws Exception {
        String answer = send(service, "GET", "/v1/jobs/" + job, "").body();
        return JsonMapper.shared().readTree(answer).at("/progress/iteration").longValue();
    }

    private static String events(ServiceProcess service, String job) throws Exception {
        return send(service, "GET", "/v1/jobs/" + job + "/events?limit=100", "").body();
    }

    private static HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
