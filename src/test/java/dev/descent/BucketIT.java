package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import dev.descent.ml.base.Sha256;
import dev.descent.s3.FaultyStore;
import dev.descent.s3.FaultyStore.Fault;
import dev.descent.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services that share a database and a bucket, and no folder. */
class BucketIT {
    private static final Duration LONG = Duration.ofSeconds(180);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String ON_THE_UPLOAD = """
            {"dataset": {"uri": "dataset:%s"}, "model": {"type": "mlp", "hidden": [8]}, "loss": "cross_entropy",
             "training": {"epochs": %d, "batch_size": 8, "checkpoint": {"every_epochs": 10}}}
            """;

    @TempDir
    static Path folder;

    private static S3Server server;

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @BeforeAll
    static void startStore() throws IOException {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stopStore() {
        server.close();
    }

    @Test
    void whatOneReplicaAcceptsAnotherTrainsAndTheFirstAnswersFrom() throws Exception {
        try (ServiceProcess answers = start("api", server.port(), "s3://cells/replicas", "api");
                ServiceProcess trains = start("worker", server.port(), "s3://cells/replicas", "worker")) {
            Api api = new Api(answers.port());
            api.awaitReady();
            new Api(trains.port()).awaitReady();
            String dataset = upload(answers.port());
            String job = api.submit(ON_THE_UPLOAD.formatted(dataset, 30));
            await().until(() -> api.job(job).hasNonNull("finished_at"));
            assertThat(api.job(job).get("status").stringValue())
                    .as("%s", api.job(job))
                    .isEqualTo("succeeded");

            JsonNode model = artifact(api, job, "model.zip");
            byte[] whole = get(answers, job, "model.zip", "").body();
            assertThat(Sha256.of(whole)).isEqualTo(model.get("sha256").stringValue());
            assertThat(get(answers, job, "report.json", "bytes=0-9").body()).hasSize(10);
            assertThat(Sha256.of(redirected(answers, job))).isEqualTo(Sha256.of(whole));
            assertThat(api.send("POST", "/v1/jobs/" + job + "/predict", "{\"instances\": [{\"x\": 1.5}]}")
                            .body())
                    .contains("\"class\":\"b\"");
            assertThat(home.resolve("api/artifacts")).doesNotExist();
            assertThat(home.resolve("worker/datasets")).doesNotExist();
            assertThat(api.send("DELETE", "/v1/jobs/" + job, "").statusCode()).isEqualTo(204);
            assertThat(api.send("DELETE", "/v1/datasets/" + dataset, "").statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void bucketThatIsAwayCostsNoJobAndIsTold() throws Exception {
        try (FaultyStore way = new FaultyStore(server.port());
                ServiceProcess service = start("one", way.port(), "s3://cells/faulty", "api,worker")) {
            Api api = new Api(service.port());
            api.awaitReady();
            String dataset = upload(service.port());
            String job = api.submit(
                    ON_THE_UPLOAD.formatted(dataset, 100_000).replace("100000", "100000, \"max_seconds\": 40"));
            await().until(() -> api.iteration(job) > 0);
            way.always("PUT", Fault.BUSY);
            await().until(() -> warned(job));
            await().until(() -> api.status("/actuator/health/readiness") == 503);
            HttpResponse<String> refused = sendUpload(service.port(), "x,label\n1,a\n2,b\n3,a\n4,b\n");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("storage").doesNotContain("127.0.0.1");
            assertThat(api.job(job).hasNonNull("failure")).isFalse();

            way.heal();
            await().until(() -> api.job(job).hasNonNull("finished_at"));
            assertThat(api.job(job).get("status").stringValue())
                    .as("%s", api.job(job))
                    .isEqualTo("succeeded");
            await().until(() -> api.status("/actuator/health/readiness") == 200);
        }
    }

    @Test
    void bucketThatIsNotThereEndsTheStartWithAMessage() throws Exception {
        try (ServiceProcess service = start("lost", server.port(), "s3://nowhere/x", "api")) {
            assertThat(service.ends(LONG)).isTrue();
            assertThat(service.status()).isEqualTo(1);
        }
        assertThat(Files.readString(home.resolve("lost.log")))
                .contains("APPLICATION FAILED TO START")
                .contains("Nothing can be kept in s3://nowhere/x/: the bucket is not there.")
                .contains("DESCENT_STORE")
                .doesNotContain("\tat ");
    }

    /** Each with a home of its own. */
    private ServiceProcess start(String name, int store, String location, String roles) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("DESCENT_ROLES", roles);
        settings.put("DESCENT_STORE", location);
        settings.put("DESCENT_S3_ENDPOINT", "http://127.0.0.1:" + store);
        settings.put("DESCENT_S3_ACCESS_KEY", "me");
        settings.put("DESCENT_S3_SECRET_KEY", "secret");
        return ServiceProcess.start(database, home.resolve(name), home.resolve(name + ".log"), settings);
    }

    private static String upload(int port) throws Exception {
        StringBuilder table = new StringBuilder("x,label\n");
        for (int row = 0; row < 200; row++) {
            table.append(row / 100.0).append(row < 100 ? ",a\n" : ",b\n");
        }
        HttpResponse<String> answer = sendUpload(port, table.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).get("id").stringValue();
    }

    private static HttpResponse<String> sendUpload(int port, String table) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + table
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\n"
                + "{\"type\": \"csv\", \"target\": \"label\"}\r\n--x--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/datasets"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode artifact(Api api, String job, String name) throws Exception {
        String listed = api.send("GET", "/v1/jobs/" + job + "/artifacts", "").body();
        for (JsonNode artifact : JsonMapper.shared().readTree(listed).get("data")) {
            if (artifact.get("name").stringValue().equals(name)) {
                return artifact;
            }
        }
        throw new AssertionError("no " + name + " in " + listed);
    }

    private static HttpResponse<byte[]> get(ServiceProcess service, String job, String name, String range)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.port() + "/v1/jobs/" + job + "/artifacts/" + name));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The model, from where the service sends its clients. */
    private static byte[] redirected(ServiceProcess service, String job) throws Exception {
        HttpResponse<byte[]> sent = get(service, job, "model.zip?redirect=true", "");
        assertThat(sent.statusCode()).isEqualTo(307);
        assertThat(sent.headers().firstValue("Cache-Control")).hasValue("no-store");
        URI link = URI.create(sent.headers().firstValue("Location").orElseThrow());
        assertThat(link.getPort()).isEqualTo(server.port());
        return HTTP.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private boolean warned(String job) {
        return database.jdbc()
                        .sql("select count(*) from events where job_id::text = ? and kind = 'warning'"
                                + " and data::text like '%checkpoint%'")
                        .param(job)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
