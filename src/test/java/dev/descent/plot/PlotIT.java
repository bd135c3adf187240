package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.contract.Contract;
import dev.descent.database.TestDatabaseConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures and summaries of jobs that were really trained, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "descent.roles=api,worker")
@Import(TestDatabaseConfiguration.class)
class PlotIT {
    @TempDir
    static Path home;

    @LocalServerPort
    int port;

    WebTestClient client;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("descent.home", home::toString);
    }

    @BeforeEach
    void connect() {
        client = Contract.watch(WebTestClient.bindToServer()
                        .responseTimeout(Duration.ofSeconds(90))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20)))
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void jobsAreDrawnAloneAndOverEachOther() throws Exception {
        String one = trained("<script>alert(1)</script>");
        String other = trained("<script>alert(1)</script>");

        assertThat(text("/v1/jobs/" + one + "/plot.svg"))
                .contains("loss; epoch_loss; validation_loss")
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(text("/v1/plot.svg?job=" + one + "&job=" + other + "&log=true"))
                .contains("2 jobs")
                .contains(other.substring(24));
        byte[] png = get("/v1/jobs/" + one + "/plot.png?width=300&height=200&series=learning_rate", 200);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(300);
        get("/v1/plot.png?job=" + one, 200);
        get("/v1/plot.svg", 400);
        get("/v1/jobs/" + one + "/plot.png?width=100000", 400);
        get("/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/plot.svg", 404);
    }

    @Test
    void aSummarySetsAJobBesideAnother() {
        String one = trained("x`|<b>@all");
        String other = trained("baseline");

        String summary = text("/v1/jobs/" + one + "/summary.md?baseline=" + other);

        assertThat(summary)
                .startsWith("### `x'∣<b>@all` succeeded, gates passed\n")
                .contains("| metric | value | baseline | difference |")
                .contains("`validation_loss`")
                .contains("| `validation_loss` at most 100.0 | **passed** |")
                .contains("Loss `")
                .contains("data `sample:spirals` `");
        assertThat(text("/v1/jobs/" + one + "/summary.md")).contains("| metric | value |");
    }

    @Test
    void aSummaryTellsWhichEpochTheModelHasWhereItIsNotTheLast() {
        String job = trained(
                "first is best",
                ", \"early_stopping\": {\"metric\": \"validation_loss\", \"mode\": \"max\", \"patience\": 1}");

        assertThat(text("/v1/jobs/" + job + "/summary.md"))
                .contains(
                        "\nThe metrics are of epoch 2. The model, and so its gates, has the weights of epoch 1, the best by"
                                + " `validation_loss` (");
        assertThat(text("/v1/jobs/" + trained("last") + "/summary.md")).doesNotContain("has the weights");
    }

    private String trained(String name) {
        return trained(name, "");
    }

    private String trained(String name, String training) {
        byte[] answer = client.post()
                .uri("/v1/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"name": "%s", "dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "cross_entropy",
                         "training": {"epochs": 2%s}, "gates": [{"metric": "validation_loss", "max": 100}]}""".formatted(name, training))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        JsonNode job = JsonMapper.shared().readTree(answer);
        String id = job.get("id").stringValue();
        await().until(() -> JsonMapper.shared()
                .readTree(get("/v1/jobs/" + id + "?wait=60", 200))
                .hasNonNull("finished_at"));
        return id;
    }

    private String text(String uri) {
        return new String(get(uri, 200), StandardCharsets.UTF_8);
    }

    private byte[] get(String uri, int status) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
    }
}
