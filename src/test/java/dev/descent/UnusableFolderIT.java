package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import dev.descent.folder.TinyDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service where it cannot keep what it is to keep. */
class UnusableFolderIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path logs;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"", "scratch", "cache/fetched"})
    void startEndsWithAMessage(String place) throws Exception {
        Path spoilt = home.resolve("home").resolve(place);
        Files.createDirectories(spoilt.getParent());
        Files.writeString(spoilt, "a file in the folder's place");
        try (ServiceProcess service = start(home.resolve("home"), Map.of())) {
            assertThat(service.ends(LONG)).isTrue();
            assertThat(service.status()).isEqualTo(1);
        }
        String log = Files.readString(logs.resolve("one.log"));
        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains("The folder " + spoilt + " cannot be written by user " + System.getProperty("user.name"))
                .contains("DESCENT_HOME")
                .doesNotContain("\tat ");
    }

    @Test
    void startEndsWithAMessageWhereTheTemporaryFolderIsFull() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(home, "size=64k")) {
            disk.fill();
            Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", "-XX:-UsePerfData -Djava.io.tmpdir=" + home);
            try (ServiceProcess service = start(logs.resolve("home"), options)) {
                assertThat(service.ends(LONG)).isTrue();
            }
            assertThat(Files.readString(logs.resolve("one.log")))
                    .contains("The folder " + home + " cannot be written")
                    .contains("No space left on device")
                    .contains("-Djava.io.tmpdir");
        }
    }

    /** In German where the system has it, whose words for a full disk are others. */
    @Test
    void fullDiskLosesNothing() throws Exception {
        Map<String, String> german = Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "de");
        try (TinyDisk disk = TinyDisk.mount(home, "size=256m");
                ServiceProcess service = start(home, german)) {
            Api api = new Api(service.port());
            api.awaitReady();
            String running = api.submit(Api.LONG_JOB.replace("100000", "100000, \"max_seconds\": 15"));
            await().until(() -> api.iteration(running) > 0);
            disk.fill();

            assertThat(upload(service.port())).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(507);
                assertThat(answer.body()).contains("urn:descent:problem:insufficient-storage");
            });
            await().until(() -> api.status("/actuator/health/readiness") == 503);
            assertThat(api.status("/actuator/health/liveness")).isEqualTo(200);
            String waiting = api.submit(Api.LONG_JOB.replace("100000", "1"));
            await().until(() -> warned(running));
            assertThat(status(api, running)).as("%s", api.job(running)).isEqualTo("running");

            Files.delete(home.resolve("filling"));
            await().until(() -> status(api, running).equals("succeeded"));
            await().until(() -> status(api, waiting).equals("succeeded"));
            await().until(() -> api.status("/actuator/health/readiness") == 200);
            assertThat(upload(service.port()).statusCode()).isEqualTo(201);
        }
    }

    private ServiceProcess start(Path folder, Map<String, String> more) throws IOException {
        return ServiceProcess.start(database, folder, logs.resolve("one.log"), more);
    }

    private boolean warned(String job) {
        return database.jdbc()
                        .sql("select count(*) from events where job_id::text = ? and kind = 'warning'")
                        .param(job)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String status(Api api, String job) {
        return api.job(job).get("status").stringValue();
    }

    private static HttpResponse<String> upload(int port) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n"
                + "1,2\r\n".repeat(20_000) + "\r\n--x--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/datasets"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
