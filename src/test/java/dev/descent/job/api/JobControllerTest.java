package dev.descent.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.contract.Contract;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.ml.Families;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API without workers, so that jobs stay queued. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "descent.roles=api")
@Import(TestDatabaseConfiguration.class)
class JobControllerTest {
    private static final String JOB = """
            {"name": "lines", "tags": {"team": "a"},
             "dataset": {"uri": "file:lines.csv", "format": {"type": "csv", "target": "y"}},
             "model": {"type": "mlp", "hidden": [4]}, "loss": "mse", "training": {"epochs": 3, "batch_size": 4}}
            """;

    @TempDir
    private static Path files;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("descent.dataset.files", files::toString);
        registry.add("descent.home", files::toString);
    }

    @BeforeAll
    static void writeData() throws IOException {
        StringBuilder table = new StringBuilder("x,y\n");
        for (int i = 0; i < 20; i++) {
            table.append(i).append(',').append(2 * i + 1).append('\n');
        }
        Files.writeString(files.resolve("lines.csv"), table);
    }

    @BeforeEach
    void startEmpty() {
        jdbc.sql("delete from jobs").update();
        client = Contract.watch(WebTestClient.bindToServer())
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(90))
                .build();
    }

    @Test
    void submittedJobIsAcceptedWithItsPlace() {
        submit(JOB)
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/v1/jobs/[0-9a-f-]{36}")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("queued")
                .jsonPath("$.spec.dataset.sha256")
                .isNotEmpty()
                .jsonPath("$.spec.optimizer.type")
                .isEqualTo("adam")
                .jsonPath("$.engine.name")
                .isEqualTo("onednn")
                .jsonPath("$.spec.training.engine")
                .isEqualTo("auto")
                .jsonPath("$.progress.epochs")
                .isEqualTo(3)
                .jsonPath("$.failure")
                .isEmpty()
                .jsonPath("$.links.events")
                .exists();
    }

    @Test
    void dryRunAnswersTheSizeAndQueuesNothing() {
        client.post()
                .uri("/v1/jobs?dry_run=true")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JOB)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.parameter_count")
                .isEqualTo(4 + 4 + 4 + 1)
                .jsonPath("$.memory_bytes")
                .isNumber()
                .jsonPath("$.heap_bytes")
                .isNumber()
                .jsonPath("$.engine.version")
                .isEqualTo("3.11.0")
                .jsonPath("$.engine.instructions")
                .isNotEmpty()
                .jsonPath("$.spec.priority")
                .isEqualTo(0);
        assertThat(count()).isZero();
    }

    @Test
    void whatOneEngineDoesNotComputeRunsOnTheOtherAndSaysWhy() {
        client.post()
                .uri("/v1/jobs?dry_run=true")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(recurrent("auto"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.engine.name")
                .isEqualTo("dl4j")
                .jsonPath("$.engine.version")
                .isEqualTo("1.0.0-M2.1")
                .jsonPath("$.engine.reason")
                .isEqualTo("lstm runs on DL4J");
    }

    @Test
    void anEngineThatDoesNotComputeTheNetworkIsRefusedWithTheReason() {
        submit(recurrent("onednn"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].path")
                .isEqualTo("training.engine")
                .jsonPath("$.errors[0].message")
                .isEqualTo("does not compute this network: memory: lstm runs on DL4J");
    }

    private static String recurrent(String engine) {
        return """
                {"dataset": {"uri": "file:lines.csv", "format": {"type": "csv", "target": "y"}},
                 "model": {"type": "layers", "layers": [{"type": "lstm", "units": 3, "name": "memory"}]},
                 "loss": "mse", "training": {"epochs": 1, "engine": "%s"}}
                """.formatted(engine);
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPath() {
        submit("""
                {"name": "", "dataset": {"uri": "file:lines.csv", "format": {"type": "csv"}},
                 "model": "nothing", "loss": "mse", "priority": 1000, "extra": 1}
                """)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].path")
                .value(paths -> assertThat(paths.toString())
                        .contains("name", "dataset.format.target", "model", "priority", "extra"));
        assertThat(count()).isZero();
    }

    @Test
    void dataThatCannotBeHadIsRefusedAtItsPath() {
        submit(JOB.replace("lines.csv", "nothing.csv"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("dataset.uri");
        submit(JOB.replace("\"y\"", "\"z\""))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("dataset.format.target");
    }

    @Test
    void aBatchLargerThanTheDataIsOneBatch() {
        submit(JOB.replace("\"batch_size\": 4", "\"batch_size\": 400"))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.spec.training.batch_size")
                .isEqualTo(16)
                .jsonPath("$.progress.iterations")
                .isEqualTo(3)
                .jsonPath("$.data.warnings[0]")
                .value(String.class, text -> assertThat(text).contains("training.batch_size", "16"));
    }

    @Test
    void everyFaultOfEveryPartIsToldAtOnce() {
        faults("{\"dataset\": {\"uri\": \"sample:spiral\"}, \"model\": \"mlp\", \"loss\": \"crossentropy\"}")
                .containsExactlyInAnyOrder("dataset.uri", "loss");
        faults(JOB.replace("\"y\"", "\"nope\"")
                        .replace("\"mse\"", "\"mqe\"")
                        .replace("\"mlp\", \"hidden\": [4]", "\"unet\""))
                .containsExactlyInAnyOrder("dataset.format.target", "model", "loss");
        faults(JOB.replace("lines.csv", "none.csv")
                        .replace("\"csv\"", "\"cvs\"")
                        .replace("\"epochs\": 3", "\"epochs\": 0"))
                .containsExactlyInAnyOrder("dataset.uri", "dataset.format.type", "training.epochs");
        faults(JOB.replace("\"mse\"", "\"cross_entropy\"")
                        .replace("\"epochs\": 3", "\"epochs\": 3, \"report_losses\": [\"focal\"]"))
                .containsExactlyInAnyOrder("loss", "training.report_losses[0]");
        faults(JOB.replace("\"lines\"", "7")
                        .replace("\"mlp\", \"hidden\": [4]", "\"lenet\"")
                        .replace("\"mse\"", "\"dice\""))
                .containsExactlyInAnyOrder("name", "model", "loss");
    }

    @Test
    void otherRequestsAreToldEveryFaultAtOnce() {
        String missing = "{\"uri\": \"file:none.csv\", \"format\": {\"type\": \"cvs\"}";
        faultsAt("/v1/datasets", missing + ", \"name\": 7}").containsExactlyInAnyOrder("name", "uri", "format.type");
        faultsAt(
                        "/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/evaluate",
                        "{\"dataset\": " + missing + "}, \"part\": \"some\", \"report_losses\": [\"none\"]}")
                .containsExactlyInAnyOrder("dataset.uri", "dataset.format.type", "part", "report_losses[0]");
        faultsAt("/v1/losses/check", "{\"loss\": \"none\", \"labels\": [[1, \"a\"]], \"logits\": [[1], [2, 3]]}")
                .containsExactlyInAnyOrder("loss", "labels[0][1]", "logits[1]");
        // how many outputs belong to a label is the loss's to say
        faultsAt("/v1/losses/check", "{\"loss\": \"none\", \"labels\": [[1, 0]], \"logits\": [[1, 2, 3]]}")
                .containsExactly("loss");
    }

    private ListAssert<String> faults(String job) {
        return faultsAt("/v1/jobs", job);
    }

    private ListAssert<String> faultsAt(String path, String body) {
        JsonNode problem = JsonMapper.shared()
                .readTree(client.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(422)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
        return assertThat(problem.get("errors")
                .valueStream()
                .map(fault -> fault.get("path").stringValue())
                .distinct()
                .toList());
    }

    @Test
    void textThatTheDatabaseCannotHoldIsRefused() {
        submit(JOB.replace("\"lines\"", "\"li\\u0000nes\"")).expectStatus().isEqualTo(422);
        submit(JOB.replace("\"team\"", "\"\\u0000\"")).expectStatus().isEqualTo(422);
    }

    @Test
    void repeatedSubmissionAnswersTheSameJob() {
        String first = id(withKey("k1", JOB));
        assertThat(id(withKey("k1", JOB))).isEqualTo(first);
        withKey("k1", JOB.replace("lines\", \"tags", "others\", \"tags"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:idempotency-key-reused");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void waitAnswersAsSoonAsTheJobIsOver() {
        String id = id(submit(JOB));
        CompletableFuture.runAsync(() -> cancel(id), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        long start = System.nanoTime();
        get("/v1/jobs/" + id + "?wait=30").jsonPath("$.status").isEqualTo("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void waitEndsWithTheJobAsItIs() {
        String id = id(submit(JOB));
        get("/v1/jobs/" + id + "?wait=1").jsonPath("$.status").isEqualTo("queued");
    }

    @Test
    void waitIsBounded() {
        client.get()
                .uri("/v1/jobs/" + UUID.randomUUID() + "?wait=61")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void cancelAndDeleteFollowTheState() {
        String id = id(submit(JOB));
        client.delete().uri("/v1/jobs/" + id).exchange().expectStatus().isEqualTo(409);
        for (int i = 0; i < 2; i++) {
            cancel(id)
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("cancelled");
        }
        get("/v1/jobs/" + id + "/events").jsonPath("$.data.length()").isEqualTo(3);
        client.delete().uri("/v1/jobs/" + id).exchange().expectStatus().isNoContent();
        client.get().uri("/v1/jobs/" + id).exchange().expectStatus().isNotFound();
        client.get().uri("/v1/jobs/" + id + "?wait=5").exchange().expectStatus().isNotFound();
    }

    @Test
    void pauseAndResumeFollowTheStateAndMayBeRepeated() {
        String first = id(submit(JOB));
        String id = id(submit(JOB));
        get("/v1/jobs/" + id).jsonPath("$.queue.ahead").isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            post(id, "pause")
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("paused");
        }
        get("/v1/jobs?status=paused").jsonPath("$.data[0].id").isEqualTo(id);
        get("/v1/jobs/" + id).jsonPath("$.queue").isEmpty();
        for (int i = 0; i < 2; i++) {
            post(id, "resume")
                    .expectStatus()
                    .isAccepted()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("queued");
        }
        cancel(first);
        post(first, "resume").expectStatus().isEqualTo(409);
        post(first, "pause?wait=61").expectStatus().isBadRequest();
        post(UUID.randomUUID().toString(), "pause").expectStatus().isNotFound();
    }

    @Test
    void aJobIsNotResumedAsAnotherThanItWas() {
        String id = id(submit(JOB));
        post(id, "pause").expectStatus().isAccepted();

        resumedWith(id, "{\"loss\": \"mse\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("start_from"));
        get("/v1/jobs/" + id).jsonPath("$.status").isEqualTo("paused");
        resumedWith(id, "{}").expectStatus().isAccepted();
    }

    /** As curl and wget send a POST that has nothing to say. */
    @Test
    void anEmptyBodyOfAnyTypeIsNone() {
        String id = id(submit(JOB));
        post(id, "pause").expectStatus().isAccepted();
        client.post()
                .uri("/v1/jobs/" + id + "/resume")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("")
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private WebTestClient.ResponseSpec resumedWith(String id, String body) {
        return client.post()
                .uri("/v1/jobs/" + id + "/resume")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String id, String what) {
        return client.post().uri("/v1/jobs/" + id + "/" + what).exchange();
    }

    @Test
    void whatThereIsToBeginFromIsSaid() {
        String id = id(submit(JOB));
        String from = JOB.stripTrailing()
                .replaceFirst("}$", ", \"start_from\": {\"job\": \"" + id + "\", \"checkpoint\": 3}}");
        faults(from).containsExactly("start_from.checkpoint");
        faults(from.replace(": 3}", ": 1.5}")).containsExactly("start_from.checkpoint");
        faults(from.replace(id, UUID.randomUUID().toString())).containsExactly("start_from.job");
        faults(from.replace(id, "nothing")).containsExactly("start_from.job");
    }

    @Test
    void listLeavesOutWhatMayBeLarge() {
        String id = id(submit(JOB));
        get("/v1/jobs?limit=1").jsonPath("$.data[0].spec").doesNotExist();
        get("/v1/jobs?limit=1").jsonPath("$.data[0].data").doesNotExist();
        get("/v1/jobs?limit=1").jsonPath("$.data[0].dataset").isEqualTo("file:lines.csv");
        get("/v1/jobs?limit=1").jsonPath("$.data[0].model").isEqualTo("mlp");
        get("/v1/jobs?limit=1").jsonPath("$.data[0].loss").isEqualTo("mse");
        get("/v1/jobs?limit=1").jsonPath("$.data[0].optimizer").isEqualTo("adam");
        get("/v1/jobs/" + id).jsonPath("$.spec.loss.type").isEqualTo("mse");
    }

    @Test
    void keysKeepTheOrderInWhichTheyWereGiven() {
        String job = JOB.replace("{\"team\": \"a\"}", "{\"zone\": \"1\", \"a\": \"2\", \"middle\": \"3\"}");
        String id = id(submit(job));
        assertThat(body("/v1/jobs/" + id)).contains("\"tags\":{\"zone\":\"1\",\"a\":\"2\",\"middle\":\"3\"}");
        assertThat(body("/v1/jobs?limit=1")).contains("\"tags\":{\"zone\":\"1\",\"a\":\"2\",\"middle\":\"3\"}");
        assertThat(body("/v1/jobs/" + id)).contains("\"spec\":{\"name\":\"lines\",\"tags\":{\"zone\"");
    }

    @Test
    void jobsAloneAndInListsDifferInWhatTheyAreToDoOnly() {
        String id = id(submit(JOB));
        List<String> alone = names(Families.json(body("/v1/jobs/" + id)));
        List<String> listed = names(Families.json(body("/v1/jobs")).get("data").get(0));

        assertThat(alone)
                .startsWith(
                        "id", "name", "tags", "status", "pause_requested", "queue", "spec", "data", "engine", "parent");
        assertThat(listed)
                .startsWith("id", "name", "tags", "status", "pause_requested", "queue", "dataset", "model", "loss");
        assertThat(alone.subList(9, alone.size())).isEqualTo(listed.subList(10, listed.size()));
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private String body(String uri) {
        return Objects.requireNonNull(client.get()
                .uri(uri)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void listIsFiltered() {
        String id = id(submit(JOB));
        cancel(id(submit(JOB.replace("\"a\"", "\"b\""))));
        get("/v1/jobs?tag=team:a").jsonPath("$.data[0].id").isEqualTo(id);
        get("/v1/jobs?status=queued&name=lines").jsonPath("$.data.length()").isEqualTo(1);
        get("/v1/jobs?limit=1").jsonPath("$.has_more").isEqualTo(true);
        client.get().uri("/v1/jobs?tag=team").exchange().expectStatus().isBadRequest();
        client.get().uri("/v1/jobs?status=resting").exchange().expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec submit(String job) {
        return client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(job)
                .exchange();
    }

    private WebTestClient.ResponseSpec withKey(String key, String job) {
        return client.post()
                .uri("/v1/jobs")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(job)
                .exchange();
    }

    private WebTestClient.ResponseSpec cancel(String id) {
        return client.post().uri("/v1/jobs/" + id + "/cancel").exchange();
    }

    private WebTestClient.BodyContentSpec get(String uri) {
        return client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private static String id(WebTestClient.ResponseSpec accepted) {
        JsonNode job = accepted.expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(job).isNotNull();
        return job.get("id").stringValue();
    }

    private long count() {
        return jdbc.sql("select count(*) from jobs").query(Long.class).single();
    }
}
