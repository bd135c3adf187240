package dev.descent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpServer
class StrictJsonTest {
    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    WebTestClient client;

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{                         | Line 1, column 2: Unexpected end-of-input",
                "{\"a\": 1,}               | Line 1, column 9: Unexpected character ('}'",
                "{\"a\": 1, \"a\": 2}      | Duplicate Object property \"a\"",
                "{\"a\": NaN}              | Line 1, column 10: Non-standard token 'NaN'",
                "{\"a\": Infinity}         | Non-standard token 'Infinity'",
                "{\"a\": 01}               | Invalid numeric value: Leading zeroes not allowed",
                "{} {}                     | something follows the end of the JSON value",
                "{} x                      | Unrecognized token 'x'",
                "{'a': 1}                  | Unexpected character ('''",
                "{\"a\": 1 /* one */}      | maybe a (non-standard) comment",
            })
    void textThatIsNotJsonIsRefusedWithItsPlace(String body, String detail) {
        refused(body, 400)
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:malformed-json")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        said -> assertThat(said).contains(detail.strip()).doesNotContain("Source", "Feature"));
    }

    @Test
    void deepNestingIsRefusedInBoundedTime() {
        refused("[".repeat(100_000), 400).jsonPath("$.detail").value(String.class, said -> assertThat(said)
                .contains("depth"));
        refused("{\"a\":".repeat(65) + "1" + "}".repeat(65), 400);
        accepted("{\"a\":".repeat(64) + "1" + "}".repeat(64));
    }

    @Test
    void bodyAboveTheLimitIsRefused() {
        String number = "0.12345678,";
        int most = StrictJson.MAX_DOCUMENT / number.length();

        refused("[" + number.repeat(most + 1) + "1]", 413);
        accepted("[" + number.repeat(most - 1) + "1]");
        refused("[" + "1,".repeat(1_000_000) + "1]", 400);
    }

    @Test
    void longNumbersAndNamesAreRefused() {
        refused("[" + "1".repeat(1000) + "]", 400);
        refused("{\"" + "a".repeat(100_000) + "\": 1}", 400);
        refused("[\"" + "a".repeat(1 << 18) + "\"]", 400);
    }

    @Test
    void absentBodyIsRefused() {
        client.post()
                .uri("/json")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:descent:problem:missing-body");
    }

    @Test
    void unknownAndWrongPropertiesOfARecordAreNamed() {
        client.post()
                .uri("/record")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"first_name\": \"a\", \"age\": 1}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].path")
                .isEqualTo("age")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is not known here");
    }

    @Test
    void propertyThatIsLikeOneOfTheRecordIsHinted() {
        client.post()
                .uri("/record")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"firstName\": \"a\"}")
                .exchange()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("is not known here (did you mean \"first_name\"?)");
    }

    @Test
    void timesHaveMillisecondsAlways() {
        assertThat(json.writeValueAsString(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("\"2026-01-02T03:04:05.000Z\"");
        assertThat(json.writeValueAsString(Instant.parse("2026-01-02T03:04:05.123987Z")))
                .isEqualTo("\"2026-01-02T03:04:05.123Z\"");
    }

    @Test
    void namesAreSnakeCaseAndNumbersThatAreNoneAreStrings() {
        assertThat(json.writeValueAsString(new Person("Ada", Double.NaN)))
                .isEqualTo("{\"first_name\":\"Ada\",\"height\":\"NaN\"}");
    }

    @Test
    void idsAreOfVersion7AndInOrder() {
        UUID first = Ids.next();
        UUID second = Ids.next();

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }

    private WebTestClient.BodyContentSpec refused(String body, int status) {
        return client.post()
                .uri("/json")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }

    private void accepted(String body) {
        client.post()
                .uri("/json")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    record Person(String firstName, Double height) {}

    @RestController
    static class Controller {
        @PostMapping("/json")
        String json(@RequestBody JsonNode body) {
            return "read";
        }

        @PostMapping("/record")
        Person record(@RequestBody Person body) {
            return body;
        }
    }
}
