package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@HttpServer
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {
    @LocalServerPort
    int port;

    WebTestClient client;

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void refusalIsAProblemWithItsOwnType() {
        problem(client.get().uri("/refused"), 404)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:cat-not-found")
                .jsonPath("$.title")
                .isEqualTo("Cat not found")
                .jsonPath("$.status")
                .isEqualTo(404)
                .jsonPath("$.detail")
                .isEqualTo("There is no cat here.")
                .jsonPath("$.errors")
                .doesNotExist();
    }

    @Test
    void invalidSpecListsEveryFault() {
        problem(client.get().uri("/invalid"), 422)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:invalid-spec")
                .jsonPath("$.detail")
                .isEqualTo("There are 2 faults.")
                .jsonPath("$.errors[0].path")
                .isEqualTo("loss.delta")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be positive, was -1.0")
                .jsonPath("$.errors[1].path")
                .isEqualTo("model");
    }

    @Test
    void unexpectedErrorIsInTheLogAndNotInTheAnswer(CapturedOutput output) {
        byte[] body = problem(client.get().uri("/broken"), 500).returnResult().getResponseBody();
        String answer = new String(body, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(answer).contains("urn:uuid:").doesNotContain("secret").doesNotContain("Exception");
        String id = answer.replaceAll("(?s).*urn:uuid:([0-9a-f-]{36}).*", "$1");
        assertThat(output).contains(id).contains("IllegalStateException: secret");
    }

    /** Reactor passes errors of the virtual machine to nobody. */
    @ParameterizedTest
    @CsvSource({"memory, 503", "stack, 500", "class, 500"})
    void errorsOfTheMachineAreAnswered(String kind, int status) {
        problem(client.get().uri("/error/" + kind), status);
        problem(client.get().uri("/error-later/" + kind), status);
    }

    @Test
    void rejectedExecutionAsksToComeBack() {
        client.get()
                .uri("/full")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1");
    }

    @Test
    void databaseThatIsAwayAsksToComeBack() {
        problem(client.get().uri("/away"), 503)
                .jsonPath("$.detail")
                .isEqualTo("The database cannot be reached; try again shortly.");
    }

    @Test
    void unknownRouteIsNotFound() {
        problem(client.get().uri("/nowhere"), 404).jsonPath("$.detail").isEqualTo("There is nothing at /nowhere.");
        problem(client.post().uri("/nowhere"), 404).jsonPath("$.type").isEqualTo("urn:descent:problem:not-found");
    }

    @Test
    void wrongMethodNamesTheRightOnes() {
        client.delete()
                .uri("/echo")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST");
    }

    @Test
    void wrongMediaTypesAreProblems() {
        problem(client.post().uri("/echo").contentType(MediaType.TEXT_PLAIN).bodyValue("{}"), 415)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:unsupported-media-type");
        problem(client.get().uri("/flag?on=true").accept(MediaType.IMAGE_PNG), 406)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:not-acceptable");
    }

    @Test
    void bodyThatIsPackedForTheWayIsAskedForAsItIs() {
        WebTestClient.RequestBodySpec request = client.post()
                .uri("/echo")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", "gzip");

        problem(request.bodyValue("{}"), 415)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:unsupported-content-encoding")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Content-Encoding: gzip"));
    }

    @Test
    void pathThatIsNoIdIsNotFound() {
        problem(client.get().uri("/things/abc"), 404)
                .jsonPath("$.detail")
                .isEqualTo("There is nothing at /things/abc.");
    }

    @Test
    void parametersAreCheckedByType() {
        problem(client.get().uri("/flag?on=maybe"), 400)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:invalid-parameter")
                .jsonPath("$.errors[0].path")
                .isEqualTo("on")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be true or false, was \"maybe\"");
        problem(client.get().uri("/flag"), 400).jsonPath("$.detail").isEqualTo("on is required");
        problem(client.get().uri("/status?is=lost"), 400)
                .jsonPath("$.detail")
                .isEqualTo("is must be one of alive, dead, was \"lost\"");
        client.get().uri("/status?is=alive").exchange().expectStatus().isOk();
    }

    @Test
    void misspeltParameterIsRefused() {
        problem(client.get().uri("/page?limti=2&limit=1"), 400)
                .jsonPath("$.detail")
                .isEqualTo("limti is not known here (did you mean \"limit\"?)");
        problem(client.get().uri("/refused?a"), 400)
                .jsonPath("$.errors[0].path")
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-5", "1e3", "x"})
    void limitOutsideItsBoundsIsRefused(String limit) {
        problem(client.get().uri("/page?limit=" + limit), 400)
                .jsonPath("$.errors[0].path")
                .isEqualTo("limit");
    }

    @Test
    void pageSaysWhetherThereIsMore() {
        client.get()
                .uri("/page?limit=2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"data": [1, 2], "has_more": true}""");
        client.get().uri("/page").exchange().expectStatus().isOk().expectBody().json("""
                {"data": [1, 2, 3], "has_more": false}""");
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.RequestHeadersSpec<?> request, int status) {
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody();
    }

    static final class CatNotFound extends Refused {
        CatNotFound() {
            super(HttpStatus.NOT_FOUND, "cat-not-found", "There is no cat here.");
        }
    }

    enum Status {
        ALIVE,
        DEAD
    }

    @RestController
    static class Controller {
        @GetMapping("/refused")
        String refused() {
            throw new CatNotFound();
        }

        @GetMapping("/invalid")
        String invalid() {
            throw new InvalidSpec(List.of(
                    new Violation("loss.delta", "must be positive, was -1.0"), new Violation("model", "is required")));
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/error/{kind}")
        String error(@PathVariable String kind) {
            throw switch (kind) {
                case "memory" -> new OutOfMemoryError("Java heap space");
                case "stack" -> new StackOverflowError();
                default -> new NoClassDefFoundError("dev/descent/Missing");
            };
        }

        @GetMapping("/error-later/{kind}")
        Mono<String> errorLater(@PathVariable String kind) {
            return Mono.fromCallable(MachineError.told(() -> error(kind))).subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/away")
        String away() {
            throw new CannotCreateTransactionException("no connection to db.internal");
        }

        @GetMapping("/full")
        String full() {
            throw new RejectedExecutionException();
        }

        @PostMapping(path = "/echo", consumes = MediaType.APPLICATION_JSON_VALUE)
        JsonNode echo(@RequestBody JsonNode body) {
            return body;
        }

        @GetMapping(path = "/flag", produces = MediaType.APPLICATION_JSON_VALUE)
        boolean flag(@RequestParam boolean on) {
            return on;
        }

        @GetMapping("/status")
        String status(@RequestParam Status is) {
            return is.name();
        }

        @GetMapping("/things/{id}")
        String thing(@PathVariable UUID id) {
            return id.toString();
        }

        @GetMapping("/page")
        Page<Integer> page(@RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
            return Page.of(List.of(1, 2, 3), Page.checked(limit));
        }
    }
}
