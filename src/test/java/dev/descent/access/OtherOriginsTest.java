package dev.descent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.descent.database.TestDatabaseConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Pages of origins that are listed may read, with a key where one is set; others may not. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "descent.roles=api",
            "descent.http.api-key=secret",
            "descent.http.allowed-origins=https://dash.example.org, http://localhost:3000/"
        })
@Import(TestDatabaseConfiguration.class)
class OtherOriginsTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"https://dash.example.org", "http://localhost:3000"})
    void aListedOriginMayReadWithTheKey(String origin) {
        EntityExchangeResult<byte[]> asked = send(HttpMethod.OPTIONS, origin, null);
        EntityExchangeResult<byte[]> read = send(HttpMethod.GET, origin, "Bearer secret");

        assertThat(asked.getStatus().value()).isEqualTo(204);
        assertThat(asked.getResponseHeaders().getAccessControlAllowMethods())
                .containsExactly(HttpMethod.GET, HttpMethod.HEAD);
        assertThat(asked.getResponseHeaders().getAccessControlAllowHeaders())
                .containsExactly("Authorization", "Last-Event-ID");
        assertThat(read.getStatus().value()).isEqualTo(200);
        assertThat(read.getResponseHeaders().getAccessControlAllowOrigin()).isEqualTo(origin);
        assertThat(send(HttpMethod.GET, origin, null).getStatus().value()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example.org", "null", "http://dash.example.org", "https://dash.example.org:444"})
    void othersMayNot(String origin) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.OPTIONS)) {
            EntityExchangeResult<byte[]> answer = send(method, origin, "Bearer secret");

            assertThat(answer.getResponseHeaders().getAccessControlAllowOrigin())
                    .isNull();
            assertThat(answer.getResponseHeaders().getVary()).contains("Origin");
        }
    }

    @Test
    void aListedOriginChangesNothing() {
        EntityExchangeResult<byte[]> answer = send(HttpMethod.POST, "https://dash.example.org", "Bearer secret");

        assertThat(answer.getStatus().value()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "dash.example.org", "https://a/b", "ftp://a"})
    void whatIsNoOriginEndsTheStart(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OtherOrigins(List.of(origin)))
                .withMessageContaining("descent.http.allowed-origins");
    }

    private EntityExchangeResult<byte[]> send(HttpMethod method, String origin, String key) {
        WebTestClient.RequestBodySpec request = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .method(method)
                .uri("/v1/jobs")
                .header(HttpHeaders.ORIGIN, origin);
        if (key != null) {
            request.header(HttpHeaders.AUTHORIZATION, key);
        }
        if (method == HttpMethod.OPTIONS) {
            request.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET");
        }
        return request.exchange().expectBody().returnResult();
    }
}
