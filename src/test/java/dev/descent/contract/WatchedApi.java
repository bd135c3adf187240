package dev.descent.contract;

import static org.awaitility.Awaitility.await;

import dev.descent.ml.Families;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A service's API, each exchange with which is held against the contract. */
public record WatchedApi(WebTestClient client) {
    private static final int LARGEST_ANSWER = 4 << 20;

    public static WatchedApi at(int port) {
        return new WatchedApi(Contract.watch(WebTestClient.bindToServer()
                        .responseTimeout(Duration.ofSeconds(120))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER)))
                .baseUrl("http://localhost:" + port)
                .build());
    }

    public JsonNode get(String uri) {
        return json(bytes(uri, 200));
    }

    /** The body of an answer that has the status. */
    public byte[] bytes(String uri, int status) {
        return body(client.get().uri(uri).exchange(), status);
    }

    public JsonNode post(String uri, String body, int status) {
        return post(uri, body, Map.of(), status);
    }

    public JsonNode post(String uri, String body, Map<String, String> headers, int status) {
        return json(body(sent(uri, body, headers), status));
    }

    /** What is answered, with whatever status. */
    public JsonNode send(String uri, String body) {
        return json(sent(uri, body, Map.of()).expectBody().returnResult().getResponseBodyContent());
    }

    private WebTestClient.ResponseSpec sent(String uri, String body, Map<String, String> headers) {
        return client.post()
                .uri(uri)
                .headers(all -> headers.forEach(all::set))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static byte[] body(WebTestClient.ResponseSpec answer, int status) {
        return Objects.requireNonNull(answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    /** A job's own link. */
    public String submit(String job) {
        return post("/v1/jobs", job, 202).at("/links/self").stringValue();
    }

    /** A job once it is over. */
    public JsonNode ended(String self) {
        return await().until(() -> get(self + "?wait=60"), job -> job.hasNonNull("finished_at"));
    }

    public static JsonNode json(byte @Nullable [] body) {
        return Families.json(new String(Objects.requireNonNull(body), StandardCharsets.UTF_8));
    }
}
