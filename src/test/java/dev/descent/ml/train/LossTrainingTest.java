package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Recipe;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every loss is learned from, in float32 and through a network. */
class LossTrainingTest {
    /** Losses that are refused alone, or need another to begin with. */
    private static final Map<String, String> IN_SUMS = Map.of(
            "boundary", "{'type': 'sum', 'terms': [{'loss': 'dice'}, {'weight': 0.1, 'loss': 'boundary'}]}",
            "ms_ssim", "{'type': 'sum', 'terms': [{'loss': 'charbonnier'}, {'loss': 'ms_ssim'}]}");

    @TempDir
    Path scratch;

    static Stream<LossSpec> losses() {
        return Family.of(LossSpec.class).catalogue().stream()
                .map(about -> read(IN_SUMS.getOrDefault(about.type(), about.example())));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theLossFalls(LossSpec loss) {
        falls(loss, DrawnTask.of(loss).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("dev.descent.ml.loss.Recipe#all")
    void theLossOfARecipeFalls(Recipe recipe) {
        boolean numbers = recipe.category().equals("regression");
        falls(
                recipe.loss(),
                DrawnTask.of(recipe.loss())
                        .filter(task -> task.target().isCategorical() != numbers)
                        .findFirst()
                        .orElseThrow());
    }

    private void falls(LossSpec loss, DrawnTask task) {
        Recorder log = train(loss, task, 12);

        double first = log.epochs.get(0).loss();
        double last = log.epochs.get(log.epochs.size() - 1).loss();
        assertThat(log.epochs).hasSize(12);
        assertThat(last).as("from %s", first).isLessThan(first);
    }

    @Test
    void weightsOfTermsFollowTheirSchedulesByEpoch() {
        LossSpec loss = read(
                "{'type': 'sum', 'terms': [{'weight': {'type': 'polynomial', 'initial': 1, 'end': 0, 'power': 1},"
                        + " 'loss': 'dice'}, {'weight': {'type': 'map', 'rates': {'0': 0, '2': 0.5}}, 'loss': 'cross_entropy'}]}");
        Recorder log = train(loss, DrawnTask.of(loss).findFirst().orElseThrow(), 4);

        List<Map<String, Double>> begun = List.of(log.values.get(0), log.values.get(4), log.values.get(8));
        assertThat(begun).extracting(values -> values.get("weight.dice")).containsExactly(1.0, 0.75, 0.5);
        assertThat(begun)
                .extracting(values -> values.get("weight.cross_entropy"))
                .containsExactly(0.0, 0.0, 0.5);
        assertThat(begun).allSatisfy(values -> assertThat(values.get("loss"))
                .isCloseTo(
                        values.get("weight.dice") * values.get("loss.dice")
                                + values.get("weight.cross_entropy") * values.get("loss.cross_entropy"),
                        org.assertj.core.api.Assertions.within(1e-12)));
    }

    @Test
    void whatIsLearnedOfTermsMovesFromAHalfAndTheSmallerLossGainsMore() {
        LossSpec loss = read(
                "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'dice'}, {'loss': 'cross_entropy'}]}");
        Recorder log = train(loss, DrawnTask.of(loss).findFirst().orElseThrow(), 12);

        assertThat(log.values.get(0)).containsEntry("weight.dice", 0.5).containsEntry("weight.cross_entropy", 0.5);
        assertThat(log.last.get("weight.dice")).isGreaterThan(0.5);
        assertThat(log.values.get(1).get("weight.dice")).isNotEqualTo(0.5);
        double s = -Math.log(2 * log.last.get("weight.dice"));
        double t = -Math.log(2 * log.last.get("weight.cross_entropy"));
        assertThat(log.last.get("loss"))
                .isCloseTo(
                        log.last.get("weight.dice") * log.last.get("loss.dice")
                                + log.last.get("weight.cross_entropy") * log.last.get("loss.cross_entropy")
                                + (s + t) / 2,
                        org.assertj.core.api.Assertions.within(1e-6));
    }

    private Recorder train(LossSpec loss, DrawnTask task, int epochs) {
        Recorder log = new Recorder();
        var data = task.data();
        LossSpec resolved = loss.resolve(task.target(), data.counts());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("model", JsonMapper.shared().readTree(task.model().replace('\'', '"')));
        json.set("loss", SpecWriter.write(resolved));
        json.set("optimizer", JsonMapper.shared().readTree("{\"type\":\"adam\",\"learning_rate\":0.01}"));
        json.putObject("training").put("epochs", epochs).put("batch_size", Math.max(1, task.size() / 4));
        TrainingPlan plan = SpecReader.read(json, TrainingPlan.class);
        new LocalTrainer(scratch).train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null));
        return log;
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
