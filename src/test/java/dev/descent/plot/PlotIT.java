package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ServiceTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures and summaries of jobs that were really trained, over HTTP. */
class PlotIT extends ServiceTest {
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
        byte[] png = api.bytes("/v1/jobs/" + one + "/plot.png?width=300&height=200&series=learning_rate", 200);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(300);
        api.bytes("/v1/plot.png?job=" + one, 200);
        api.bytes("/v1/plot.svg", 400);
        api.bytes("/v1/jobs/" + one + "/plot.png?width=100000", 400);
        assertThat(new String(api.bytes("/v1/jobs/" + one + "/plot.svg?series=los", 400), StandardCharsets.UTF_8))
                .contains("series must be of average_loss, ")
                .contains(", was los (did you mean \\\"loss\\\"?)\"");
        api.bytes("/v1/jobs/0199ffff-ffff-7fff-bfff-ffffffffffff/plot.svg", 404);
    }

    @Test
    void jobsOfDifferentLossesAreToldApart() {
        String both = "/v1/plot.svg?job=" + trained("one") + "&job=" + submitted("two", "focal", "");

        assertThat(text(both))
                .contains("2 jobs of different losses, whose heights do not compare")
                .contains("one (cross_entropy) epoch_loss", "two (focal) epoch_loss");
        assertThat(text(both + "&series=validation_accuracy"))
                .contains("one validation_accuracy")
                .doesNotContain("heights");
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

    @Test
    void aSummaryOfAJobThatWasCancelledWithinAnEpochNamesTheEpochThatItsMetricsAreOf() {
        String self = api.submit("""
                {"dataset": {"uri": "sample:spirals"}, "model": "mlp",
                 "training": {"epochs": 100000, "batch_size": 1,
                              "early_stopping": {"mode": "max", "patience": 100000}}}""");
        await().until(() -> api.get(self).at("/progress/epoch").intValue() > 3);
        api.post(self + "/cancel", "{}", 202);
        String id = api.ended(self).get("id").stringValue();

        JsonNode over = api.get("/v1/jobs/" + id + "/metrics?series=epoch_loss").at("/series/epoch_loss/epochs");
        assertThat(text("/v1/jobs/" + id + "/summary.md"))
                .contains("\nThe metrics are of epoch " + over.get(over.size() - 1) + ". The model");
    }

    private String trained(String name) {
        return trained(name, "");
    }

    private String trained(String name, String training) {
        return submitted(name, "cross_entropy", training);
    }

    private String submitted(String name, String loss, String training) {
        String self = api.submit("""
                {"name": "%s", "dataset": {"uri": "sample:spirals"}, "model": "mlp", "loss": "%s",
                 "training": {"epochs": 2%s}, "gates": [{"metric": "validation_loss", "max": 100}]}""".formatted(name, loss, training));
        return api.ended(self).get("id").stringValue();
    }

    private String text(String uri) {
        return new String(api.bytes(uri, 200), StandardCharsets.UTF_8);
    }
}
