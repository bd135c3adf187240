package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.ml.network.Backend;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.build.Engines;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The routes that are served, and answers to requests that need no trained job, against the contract. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "descent.roles=api")
@Import(TestDatabaseConfiguration.class)
class RoutesTest {
    private static final Contract CONTRACT = Contract.shipped();
    private static final String NO_JOB = "/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    JdbcClient jdbc;

    WebTestClient client;

    @BeforeEach
    void connect() {
        client = Contract.watch(WebTestClient.bindToServer().baseUrl("http://localhost:" + port))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
                .build();
    }

    @Test
    void contractHasTheRoutesThatAreServedAndNoOthers() {
        Set<String> served = new TreeSet<>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternsCondition().getPatterns().forEach(pattern -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> served.add(method + " " + pattern.getPatternString()))));
        Set<String> written = CONTRACT.operations();
        written.removeIf(operation -> operation.contains(" /actuator/"));

        assertThat(written).isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/jobs",
                "/v1/datasets",
                "/v1/catalog",
                "/v1/catalog/losses",
                "/v1/catalog/recipes",
                "/v1/catalog/losses/l2",
                "/v1/catalog/schedules/constant",
                "/v1/system",
                "/openapi.yaml",
                "/",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void answersAreAsTheContractSays(String path) {
        client.get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NO_JOB,
                NO_JOB + "/events",
                NO_JOB + "/metrics",
                NO_JOB + "/artifacts",
                NO_JOB + "/artifacts/model.zip",
                NO_JOB + "/worst",
                "/v1/jobs/abc",
                "/v1/datasets/0199ffff-ffff-7fff-bfff-ffffffffffff",
                "/v1/datasets/abc",
                "/v1/jobs/abc/events",
                "/v1/catalog/cats",
                "/v1/catalog/losses/cats",
                "/v1/cats"
            })
    void whatIsNotThereIsAProblemAsTheContractSays(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .returnResult();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/jobs?limit=0",
                "/v1/jobs?limit=101",
                "/v1/jobs?stauts=failed",
                "/v1/jobs?status=lost",
                "/v1/jobs?after=abc",
                "/v1/datasets?limit=0",
                "/v1/datasets?nmae=a",
                NO_JOB + "?wait=61",
                NO_JOB + "/events?after=-1",
                NO_JOB + "/metrics?max_points=1"
            })
    void parametersThatCannotBeAreProblemsAsTheContractSays(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .returnResult();
    }

    @Test
    void watchedClientNoticesAnAnswerThatIsNotInTheContract() {
        assertThatThrownBy(() ->
                        client.get().uri("/actuator").exchange().expectBody().returnResult())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/actuator is not in the contract");
    }

    @Test
    void rootPointsToTheRest() {
        client.get().uri("/").exchange().expectBody(String.class).value(page -> assertThat(page)
                .contains("/openapi.yaml", "/v1/catalog"));
    }

    @Test
    void catalogueNamesWhatAJobMaySay() {
        client.get()
                .uri("/v1/catalog/losses/huber")
                .exchange()
                .expectBody()
                .jsonPath("$.parameters[0].name")
                .isEqualTo("delta")
                .jsonPath("$.parameters[0].default")
                .isEqualTo(1.0)
                .jsonPath("$.parameters[0].exclusive_minimum")
                .isEqualTo(0);
    }

    @Test
    void lossIsTriedWithoutAJob() {
        client.post()
                .uri("/v1/losses/check")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"loss\": \"mse\", \"labels\": [[1, 0]], \"outputs\": [[0.5, 0.5]]}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(0.25);
        client.post()
                .uri("/v1/losses/check")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"loss\": \"mse\", \"labels\": [[\"1\"]]}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .returnResult();
    }

    @Test
    void systemTellsNoBackendUntilSomethingNeedsIt() {
        // Other tests in this process may have needed it before.
        Optional<Backend> before = NativeRuntime.started();
        client.get()
                .uri("/v1/system")
                .exchange()
                .expectBody()
                .jsonPath("$.slots")
                .isEqualTo(0)
                .jsonPath("$.queue_depth")
                .isEqualTo(0)
                .jsonPath("$.java")
                .isEqualTo(Runtime.version().toString())
                .jsonPath("$.engines.length()")
                .isEqualTo(Engines.started().size())
                .jsonPath("$.backend")
                .value(backend -> assertThat(backend == null).isEqualTo(before.isEmpty()));
        assertThat(NativeRuntime.started()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": NaN}", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}", "", "[1"})
    void textThatIsNotOneJsonValueIsRefused(String body) {
        refused(body, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "\"job\"", "{}"})
    void jsonThatIsNoJobIsRefused(String body) {
        refused(body, 422);
    }

    @Test
    void deepAndHugeJsonIsRefused() {
        refused("[".repeat(100_000), 400);
        refused("{\"loss\":" + "{\"a\":".repeat(100_000), 400);
        refused("{\"name\": \"" + "a".repeat(5 << 20) + "\"}", 413);
    }

    @Test
    void everyFaultOfAJobIsToldAtItsPath() {
        client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"nonsense": 1, "priority": "1", "tags": {"a": 1},
                         "dataset": {"uri": "file:iris.csv", "format": {"type": "csv", "target": "species", "header": 1}},
                         "model": {"type": "mlp", "hidden": [1.9]},
                         "loss": {"type": "huber", "delta": "1"},
                         "optimizer": {"type": "adam", "learning_rate": -1},
                         "training": {"epochs": 0}}""")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:invalid-spec")
                .jsonPath("$.errors[*].path")
                .value(List.class, paths -> assertThat((List<?>) paths)
                        .map(String::valueOf)
                        .contains(
                                "nonsense",
                                "priority",
                                "tags.a",
                                "dataset.format.header",
                                "model.hidden[0]",
                                "loss.delta",
                                "optimizer.learning_rate.value",
                                "training.epochs"));
        assertThat(jobs()).isZero();
    }

    @Test
    void otherMediaTypesAreRefused() {
        client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .returnResult();
        client.get()
                .uri("/v1/jobs")
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .returnResult();
    }

    private void refused(String body, int status) {
        client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .returnResult();
        assertThat(jobs()).isZero();
    }

    private long jobs() {
        return jdbc.sql("select count(*) from jobs").query(Long.class).single();
    }
}
