package dev.descent.event.history;

import dev.descent.contract.Contract;
import dev.descent.database.TestDatabase;
import dev.descent.database.TestDatabaseConfiguration;
import dev.descent.event.TestJob;
import dev.descent.event.log.LogNotifier;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history of a job that nobody trains: each test has a new one and writes its log. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"descent.roles=api", "descent.event.poll=100ms", "descent.event.heartbeat=400ms"})
@Import(TestDatabaseConfiguration.class)
abstract class HistoryTest {
    static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    private LogNotifier notifier;

    WebTestClient client = WebTestClient.bindToServer().build();
    TestJob job;

    @BeforeEach
    void newJob() {
        client = Contract.watch(WebTestClient.bindToServer().baseUrl("http://localhost:" + port))
                .build();
        job = new TestJob(database.dataSource(), notifier);
    }

    JsonNode json(String query) {
        return JSON.readTree(text(query, "application/json"));
    }

    /** The history in the form asked for, which is the one that comes; empty without a body. */
    String text(String query, String mediaType) {
        return body(metrics(query)
                .header(HttpHeaders.ACCEPT, mediaType)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(mediaType));
    }

    WebTestClient.ResponseSpec get(String query) {
        return metrics(query).exchange();
    }

    private WebTestClient.RequestHeadersSpec<?> metrics(String query) {
        return client.get().uri("/v1/jobs/" + job.id() + "/metrics" + query);
    }

    static String body(WebTestClient.ResponseSpec response) {
        return Objects.requireNonNullElse(
                response.expectBody(String.class).returnResult().getResponseBody(), "");
    }
}
