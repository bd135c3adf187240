package dev.descent.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Jobs that are not over, or did not succeed, answer from checkpoints. */
@TestPropertySource(properties = "descent.runner.slots=1")
class CheckpointAnswersIT extends ServiceTest {
    private static final String ENDLESS = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8]}, "loss": "cross_entropy",
             "training": {"epochs": 99999, "batch_size": 32, "checkpoint": {"every_iterations": 100, "keep": 2}}}
            """;
    private static final String INSTANCES = "{\"instances\": [[0.5, -0.5]]}";
    private static final String VALIDATION =
            "{\"dataset\": {\"uri\": \"sample:spirals\"}, \"part\": \"validation\", \"report_losses\": []}";

    /** They would go on to write to the folder while it is deleted. */
    @AfterEach
    void cancelAll() {
        api.get("/v1/jobs?status=running").get("data").valueStream().forEach(job -> {
            String self = job.at("/links/self").stringValue();
            api.send(self + "/cancel", "");
            await().until(() -> api.get(self).hasNonNull("finished_at"));
        });
    }

    @Test
    void runningPausedAndCancelledJobsAnswerFromTheirNewestCheckpoint() {
        String self = submit(ENDLESS);
        JsonNode first =
                await().until(() -> api.send(self + "/predict", INSTANCES), answer -> answer.has("predictions"));
        JsonNode later = await().until(
                        () -> api.send(self + "/predict", INSTANCES), answer -> iteration(answer) > iteration(first));
        assertThat(later.get("predictions")).isNotEqualTo(first.get("predictions"));

        JsonNode paused = api.send(self + "/pause?wait=60", "");

        assertThat(paused.get("status").stringValue()).isEqualTo("paused");
        everythingIsOf(paused.at("/progress/iteration").longValue(), self);

        api.send(self + "/cancel", "");

        everythingIsOf(paused.at("/progress/iteration").longValue(), self);
    }

    private void everythingIsOf(long iteration, String self) {
        JsonNode predicted = api.send(self + "/predict", INSTANCES);
        JsonNode evaluated = api.send(self + "/evaluate", VALIDATION);
        JsonNode worst = api.get(self + "/worst?limit=2");
        JsonNode checkpoint = predicted.get("checkpoint");
        assertThat(checkpoint.get("iteration").longValue()).isEqualTo(iteration);
        assertThat(evaluated.get("checkpoint")).isEqualTo(checkpoint);
        assertThat(worst.get("checkpoint")).isEqualTo(checkpoint);
        assertThat(worst.get("data").size()).isEqualTo(2);
        assertThat(worst.get("has_more").booleanValue()).isTrue();
        assertThat(worst.get("validation_examples")).isEqualTo(evaluated.get("examples"));
        assertThat(predicted.get("warnings").isEmpty()).isTrue();
        assertThat(api.get(self + "/artifacts").get("data").valueStream())
                .anyMatch(artifact -> artifact.get("name").stringValue().equals("checkpoint-" + iteration + ".zip")
                        && artifact.get("sha256").equals(checkpoint.get("sha256")));
    }

    @Test
    void theCheckpointBeforeADamagedOneAnswersWithAWarning() throws IOException {
        String self = submit(ENDLESS);
        await().until(() -> iteration(api.send(self + "/predict", INSTANCES)) > 200);
        api.send(self + "/pause?wait=60", "");
        String newest = api.send(self + "/evaluate", VALIDATION)
                .at("/checkpoint/sha256")
                .stringValue();
        long at = iteration(api.send(self + "/predict", INSTANCES));
        damage(newest);

        JsonNode evaluated = api.send(self + "/evaluate", VALIDATION.replace("[]", "[\"mse\"]"));
        assertThat(iteration(evaluated)).isEqualTo(at);
        // the model that was evaluated last is loaded: another one takes its place
        String other = submit(ENDLESS.replace("99999", "1").replace("[8]", "[4]"));
        await().until(() -> api.get(other).get("status").stringValue().equals("succeeded"));
        assertThat(api.send(other + "/evaluate", VALIDATION).get("checkpoint").isNull())
                .isTrue();
        assertThat(api.get(other + "/worst").get("checkpoint").isNull()).isTrue();

        JsonNode before = api.send(self + "/evaluate", VALIDATION);
        assertThat(iteration(before)).isBetween(1L, at - 1);
        assertThat(before.at("/warnings/0").stringValue())
                .isEqualTo("The checkpoint of iteration " + at + " is damaged: that of iteration " + iteration(before)
                        + " answers.");
        assertThat(api.get(self + "/worst").get("checkpoint")).isEqualTo(before.get("checkpoint"));
        api.send(self + "/cancel", "");
    }

    /** A class would stand in the answer as if it were one. */
    @Test
    void answersOfARunThatDivergedSayThatTheyMeanNothing() {
        String self = submit("""
                {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8, 8, 8]}, "loss": "cross_entropy",
                 "optimizer": {"type": "sgd", "learning_rate": 1e38},
                 "training": {"epochs": 9, "batch_size": 32, "checkpoint": {"every_iterations": 1}}}
                """);
        await().until(() -> api.get(self).get("status").stringValue().equals("failed"));

        JsonNode answer = api.send(self + "/predict", INSTANCES);

        assertThat(answer.at("/predictions/0/probabilities/blue").stringValue()).isEqualTo("NaN");
        assertThat(answer.get("warnings").size()).isEqualTo(1);
        assertThat(answer.at("/warnings/0").stringValue()).contains("not finite for 1 of 1 instances");
    }

    @Test
    void aJobThatHasOnlyTheCheckpointThatItBeginsFromHasNoModelYet() {
        String parent = submit(ENDLESS);
        await().until(() -> api.send(parent + "/predict", INSTANCES).has("predictions"));
        String child = submit(ENDLESS.stripTrailing()
                .replaceFirst("}$", ", \"start_from\": {\"job\": \"" + parent.substring(9) + "\"}}"));

        assertThat(api.get(child + "/artifacts").get("data").size()).isEqualTo(1);
        assertThat(api.send(child + "/predict", INSTANCES).get("detail").stringValue())
                .isEqualTo("The job is queued, and has kept no checkpoint of its own yet to answer from. A running job"
                        + " keeps one every 30 s, or as its training.checkpoint says.");
        api.send(child + "/cancel", "");
        assertThat(api.send(child + "/predict", INSTANCES).get("status").intValue())
                .isEqualTo(409);
    }

    private static void damage(String sha256) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("artifacts"))) {
            Path kept = files.filter(file -> file.getFileName().toString().contains(sha256))
                    .findFirst()
                    .orElseThrow();
            Files.write(kept, new byte[1], StandardOpenOption.APPEND);
        }
    }

    private static long iteration(JsonNode answer) {
        return answer.at("/checkpoint/iteration").asLong(-1);
    }

    private String submit(String job) {
        return api.send("/v1/jobs", job).at("/links/self").stringValue();
    }
}
