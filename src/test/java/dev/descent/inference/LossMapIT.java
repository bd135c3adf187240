package dev.descent.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.descent.DrawnCells;
import dev.descent.ServiceTest;
import dev.descent.contract.WatchedApi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** Where in the worst samples of drawn cells losses lie. */
class LossMapIT extends ServiceTest {
    private static final String MASKS = """
            {"dataset": {"uri": "file:cells", "format": {"type": "masks", "images": "images", "masks": "masks", "size": [32, 24],
                         "classes": {"background": 0, "nucleus": 255}, "ignore": 128}},
             "model": {"type": "unet", "base_channels": 4, "depth": 2}, "loss": "dice",
             "training": {"epochs": %d, "batch_size": 20, "checkpoint": {"every_iterations": 10}}}
            """;
    private static final int YELLOW = 0xfffde725;

    @BeforeAll
    static void draw() throws IOException {
        DrawnCells.into(home.resolve("files/cells"));
    }

    @Test
    void anyLossIsDrawnOverASampleOfMasks() throws IOException {
        String self = api.submit(MASKS.formatted(1));
        api.ended(self);
        JsonNode worst = api.get(self + "/worst").get("data");

        Drawn own = drawn(self + "/worst/1/loss.png");
        assertThat(own.image.getHeight()).isEqualTo(32);
        assertThat(own.image.getWidth()).isEqualTo(24);
        assertThat(own.legend)
                .containsEntry("of", "loss")
                .containsEntry("parts", "path")
                .doesNotContainKey("loss");
        assertThat(own.number("score")).isCloseTo(worst.at("/1/loss").doubleValue(), within(1e-5));
        assertThat(own.alphas()).as("what is ignored is clear").containsOnly(0, 255);
        assertThat(own.checkpoint).isNull();

        Drawn other = drawn(self + "/worst/0/loss.png?loss=cross_entropy&image=false");
        assertThat(other.legend).containsEntry("loss", "cross_entropy").containsEntry("parts", "exact");
        assertThat(other.number("sum")).isCloseTo(other.number("score"), within(1e-9));
        assertThat(other.number("largest")).isBetween(other.number("sum") / (32 * 24), other.number("sum"));
        assertThat(other.pixels()).as("the largest part").contains(YELLOW);

        Drawn gradient = drawn(self + "/worst/0/loss.png?of=gradient&loss={spec}", "{\"type\":\"focal\",\"gamma\":3}");
        assertThat(gradient.legend).containsEntry("loss", "focal").containsEntry("of", "gradient");
        assertThat(drawn(self + "/worst/0/loss.png?loss=boundary").number("largest"))
                .isPositive();
        assertThat(drawn(self + "/worst/0/loss.png?loss=lovasz_hinge").number("largest"))
                .isPositive();
    }

    @Test
    void whatCannotBeDrawnIsSaidWithItsReason() throws IOException {
        String self = api.submit(MASKS.formatted(1));
        api.ended(self);

        refused(404, "sample-not-found", self + "/worst/100/loss.png");
        refused(404, "sample-not-found", self + "/worst/-1/loss.png");
        refused(404, "job-not-found", "/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/worst/0/loss.png");
        refused(400, "invalid-parameter", self + "/worst/0/loss.png?of=lost");
        refused(400, "invalid-parameter", self + "/worst/0/loss.png?los=dice");
        for (String loss : new String[] {
            "dicee", "{\"type\":\"dice\"", "{\"type\":\"focal\",\"gamma\":-1}", "hinge", "mape", "", "quantiles"
        }) {
            JsonNode fault = refused(422, "invalid-spec", self + "/worst/0/loss.png?loss={loss}", loss);
            assertThat(fault.at("/errors/0/path").stringValue()).as(loss).startsWith("loss");
        }
        String formula = "{\"type\":\"custom\",\"formula\":\"mean(z*z)\"}";
        assertThat(refused(422, "invalid-spec", self + "/worst/0/loss.png?loss={loss}", formula)
                        .at("/errors/0/message")
                        .stringValue())
                .contains("of=gradient");
        assertThat(drawn(self + "/worst/0/loss.png?of=gradient&loss={loss}", formula).legend)
                .containsEntry("loss", "custom");
    }

    @Test
    void samplesWithOneAnswerHaveNoMap() {
        String self = api.submit("""
                {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [4]}, "loss": "cross_entropy",
                 "training": {"epochs": 1}}
                """);
        api.ended(self);
        refused(409, "no-loss-map", self + "/worst/0/loss.png");
    }

    @Test
    void aJobThatIsNotOverAnswersWithItsCheckpoint() throws IOException {
        String self = api.submit(MASKS.formatted(9999));
        await().until(() -> api.get(self).at("/progress/iteration").intValue() > 10);
        api.client()
                .post()
                .uri(self + "/pause?wait=60")
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody();
        JsonNode worst = api.get(self + "/worst");

        Drawn drawn = drawn(self + "/worst/2/loss.png");

        assertThat(drawn.checkpoint)
                .startsWith("iteration=" + worst.at("/checkpoint/iteration").longValue() + ", ");
        assertThat(drawn.number("score")).isCloseTo(worst.at("/data/2/loss").doubleValue(), within(1e-5));
        api.client().post().uri(self + "/cancel").exchange().expectBody();
    }

    /** A picture with its headers. */
    private record Drawn(
            BufferedImage image,
            Map<String, String> legend,
            @Nullable String checkpoint) {
        double number(String name) {
            return Double.parseDouble(Objects.requireNonNull(legend.get(name)));
        }

        Integer[] pixels() {
            int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Arrays.stream(all).boxed().toArray(Integer[]::new);
        }

        Integer[] alphas() {
            return Arrays.stream(pixels()).map(pixel -> pixel >>> 24).toArray(Integer[]::new);
        }
    }

    private Drawn drawn(String uri, Object... variables) throws IOException {
        EntityExchangeResult<byte[]> answer = api.client()
                .get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectBody()
                .returnResult();
        HttpHeaders headers = answer.getResponseHeaders();
        Map<String, String> legend = new HashMap<>();
        for (String part :
                Objects.requireNonNull(headers.getFirst("Descent-Loss-Map")).split(", ")) {
            legend.put(part.split("=")[0], part.split("=")[1]);
        }
        byte[] body = Objects.requireNonNull(answer.getResponseBodyContent());
        return new Drawn(ImageIO.read(new ByteArrayInputStream(body)), legend, headers.getFirst("Descent-Checkpoint"));
    }

    private JsonNode refused(int status, String type, String uri, Object... variables) {
        JsonNode problem = WatchedApi.json(api.client()
                .get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        assertThat(problem.get("type").stringValue()).endsWith(":" + type);
        return problem;
    }
}
