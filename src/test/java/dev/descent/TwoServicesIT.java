package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.CutWire;
import dev.descent.database.TestDatabase;
import dev.descent.event.TestClient.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two service processes on one database. */
class TwoServicesIT {
    private static final String JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [128, 128]}, "loss": "cross_entropy",
             "training": {"epochs": 100000, "batch_size": 32%s}}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void eachJobRunsOnceAndEitherShowsIt() throws Exception {
        try (ServiceProcess one = ServiceProcess.start(database, home, "one");
                ServiceProcess other = ServiceProcess.start(database, home, "other")) {
            awaitHealth(one);
            awaitHealth(other);
            List<String> jobs = new ArrayList<>();
            List<CompletableFuture<List<Event>>> streams = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String job = post(one, JOB.formatted(", \"max_seconds\": 2"));
                jobs.add(job);
                streams.add(new JobStreams(one.port(), job).watch());
                streams.add(new JobStreams(other.port(), job).watch());
            }
            for (int i = 0; i < streams.size(); i++) {
                List<Event> events = streams.get(i).get(180, TimeUnit.SECONDS);
                assertThat(JobStreams.losses(events)).isEqualTo(stored(jobs.get(i / 2)));
                assertThat(events.get(events.size() - 1).data()).contains("\"status\":\"succeeded\"");
            }
            assertThat(attempts()).containsOnly(1);
            assertThat(begun("one")).isBetween(1L, 5L);
            assertThat(begun("one") + begun("other")).isEqualTo(6);
        }
    }

    @Test
    void jobOfAKilledServiceIsTakenOverByTheOther() throws Exception {
        try (ServiceProcess one = ServiceProcess.start(database, home, "one")) {
            awaitHealth(one);
            String job = post(one, JOB.formatted(""));
            await().until(() -> stored(job).size() > 100);
            try (ServiceProcess other = ServiceProcess.start(database, home, "other")) {
                awaitHealth(other);
                one.kill();
                await().until(() -> attempts().contains(2) && stored(job).size() > 20);

                assertThat(iterations(job)).doesNotHaveDuplicates().startsWith(1L);
                assertThat(send(other, "POST", "/v1/jobs/" + job + "/cancel", "")
                                .statusCode())
                        .isEqualTo(202);
                List<Event> events = new JobStreams(other.port(), job).watch().get(180, TimeUnit.SECONDS);
                assertThat(events).extracting(Event::kind).contains("rewind").endsWith("end");
            }
        }
    }

    @Test
    void replicaThatIsCutOffLosesItsJobToTheOtherOnceAndWritesNothingMore() throws Exception {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (CutWire wire = new CutWire(address.getPort());
                ServiceProcess one = start("one", wire.port())) {
            awaitHealth(one);
            String job = post(one, JOB.formatted(""));
            await().until(() -> stored(job).size() > 100);
            try (ServiceProcess other = start("other", address.getPort())) {
                awaitHealth(other);
                wire.cut();
                await().until(() -> begun("other") == 1);
                wire.mend();

                await().until(() -> log("one").contains("is left as it is"));
                await().until(() -> stored(job).size() > 20);
                assertThat(attempts()).containsExactly(2);
                assertThat(iterations(job)).doesNotHaveDuplicates().startsWith(1L);
                assertThat(begun("one") + begun("other")).isEqualTo(2);
            }
        }
    }

    private ServiceProcess start(String name, int port) throws IOException {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        Map<String, String> settings = Map.of(
                "DESCENT_HOME", home.toString(),
                "DESCENT_LEASE", "5s",
                "DESCENT_DATABASE_URL", database.url().replace(":" + address.getPort() + "/", ":" + port + "/"),
                "DESCENT_DATABASE_USER", database.user(),
                "DESCENT_DATABASE_PASSWORD", database.password());
        return ServiceProcess.start(home.resolve(name + ".log"), settings);
    }

    private String log(String service) throws IOException {
        return Files.readString(home.resolve(service + ".log"));
    }

    private static void awaitHealth(ServiceProcess service) {
        await().ignoreExceptions()
                .until(() -> send(service, "GET", "/actuator/health", "").statusCode() == 200);
    }

    private static String post(ServiceProcess service, String body) throws Exception {
        String answer = send(service, "POST", "/v1/jobs", body).body();
        return JsonMapper.shared().readTree(answer).get("id").stringValue();
    }

    private static HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<Double> stored(String job) {
        return database.jdbc()
                .sql("select value from metric_point where job_id = ? and series = 'loss' order by iteration")
                .param(UUID.fromString(job))
                .query(Double.class)
                .list();
    }

    private List<Long> iterations(String job) {
        return database.jdbc()
                .sql("select iteration from metric_point where job_id = ? and series = 'loss' order by iteration")
                .param(UUID.fromString(job))
                .query(Long.class)
                .list();
    }

    private List<Integer> attempts() {
        return database.jdbc()
                .sql("select attempt from jobs")
                .query(Integer.class)
                .list();
    }

    /** Jobs that a service began to train, by its log. */
    private long begun(String service) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(service + ".log"))) {
            return lines.filter(line -> line.contains(" begins, attempt ")).count();
        }
    }
}
