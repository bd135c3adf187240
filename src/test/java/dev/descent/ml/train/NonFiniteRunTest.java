package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a run whose numbers leave the range of floating point. */
class NonFiniteRunTest {
    private static final String FINE = "{'type': 'sgd', 'learning_rate': 0.1}";
    /** Good for two epochs of five iterations, and then far too large. */
    private static final String JUMP =
            "{'type': 'sgd', 'learning_rate': {'type': 'map', 'rates': {'0': 0.05, '12': 1e30}}}";

    @TempDir
    Path scratch;

    private final Recorder log = new Recorder();

    @Test
    void theFailureNamesTheExamplesAndTheLastGoodCheckpoint() throws Exception {
        FolderCheckpoints checkpoints = checkpoints();
        TrainingResult result = train(plan(FINE, "{'epochs': 3, 'batch_size': 8}"), spoilt(40, 17), checkpoints);

        int iteration = log.iterations.size();
        assertThat(log.losses.get(iteration - 1)).isNaN();
        assertThat(result.failure())
                .hasMessageContaining("The loss was NaN at iteration " + iteration + " (epoch 1). It is so for row 17."
                        + " The first outputs that were not finite are those of in")
                .hasMessageEndingWith("The last good checkpoint is that of iteration " + (iteration - 1) + ".");
        assertThat(checkpoints.start().iteration()).isEqualTo(iteration - 1);
        assertThat(result.files()).containsKeys("model.zip", "report.json");
        assertThat(result.kept())
                .isEqualTo(new KeptWeights(KeptWeights.Which.LAST, iteration == 1 ? 0 : 1, iteration - 1L, null, null));
    }

    /** After the first step of the large rate all weights are finite, and no example has a finite output. */
    @Test
    void weightsThatAnswerNothingAreNotTakenForGood() throws Exception {
        for (String policy : List.of("fail", "skip", "rollback")) {
            FolderCheckpoints checkpoints = checkpoints();
            TrainingPlan plan = plan(
                    JUMP,
                    "{'epochs': 4, 'batch_size': 8, 'max_rollbacks': 1, 'on_non_finite': '%s'}".formatted(policy));
            TrainingResult result = train(plan, blobs(40), checkpoints);

            assertThat(result.failure()).hasMessageEndingWith("The last good checkpoint is that of iteration 10.");
            assertThat(checkpoints.start().iteration()).isEqualTo(10);
            assertThat(result.kept()).isNotNull().satisfies(kept -> {
                assertThat(kept.weights()).isEqualTo(KeptWeights.Which.BEST);
                assertThat(kept.iteration()).isEqualTo(10);
            });
            assertThat(result.files()).containsKey("model.zip");
        }
    }

    @Test
    void whereNoEpochIsOverTheWeightsAreLeftAndNotCalledGood() throws Exception {
        String large = "{'type': 'sgd', 'learning_rate': 1e30}";
        TrainingResult result = train(plan(large, "{'epochs': 3, 'batch_size': 8}"), blobs(40), checkpoints());

        assertThat(result.failure())
                .hasMessageEndingWith(
                        "The last checkpoint is that of iteration 1, by whose weights no output is finite.");
        assertThat(result.kept()).isEqualTo(new KeptWeights(KeptWeights.Which.LAST, 1, 1L, null, null));
        assertThat(result.files()).containsKey("model.zip");
    }

    @Test
    void aLossThatIsNoNumberFromTheBeginningIsNotPutDownToSteps() throws Exception {
        TrainingResult first = train(plan(FINE, "{'epochs': 1, 'batch_size': 40}"), spoilt(40, 17), checkpoints());

        assertThat(first.failure())
                .hasMessageContaining("at iteration 1 ")
                .hasMessageContaining("a lower learning rate does not help");
    }

    @Test
    void aBatchIsSkippedAndCounted() throws Exception {
        TrainingPlan plan = plan(FINE, "{'epochs': 3, 'batch_size': 8, 'on_non_finite': 'skip'}");
        TrainingResult result = train(plan, spoilt(40, 17), checkpoints());

        assertThat(result.failure()).isNull();
        assertThat(log.iterations).hasSize(15);
        assertThat(log.losses).filteredOn(loss -> loss.isNaN()).hasSize(3);
        assertThat(log.warnings)
                .hasSize(3)
                .allMatch(text -> text.contains("row 17") && text.contains("Nothing was learned"));
        assertThat(log.epochs).extracting(EpochSummary::iterations).containsExactly(5, 5, 5);
        assertThat(log.epochs).extracting(EpochSummary::loss).allMatch(Double::isFinite);
        assertThat(Files.readString(result.files().get("report.json"))).contains("\"skipped_batches\" : 3");
    }

    @Test
    void anEpochWithoutAnythingToLearnFromIsAFailure() throws Exception {
        TrainingPlan plan = plan(FINE, "{'epochs': 3, 'batch_size': 40, 'on_non_finite': 'skip'}");
        TrainingResult result = train(plan, spoilt(40, 17), checkpoints());

        assertThat(result.failure()).hasMessageStartingWith("Every batch of an epoch was skipped");
        assertThat(log.iterations).containsExactly(1L);
    }

    @Test
    void whatIsOnlyCountedIsNotLookedInto() throws Exception {
        ArrayExamples rows = rows(8);
        rows.features()[5][0] = Float.NaN;
        ArrayExamples training = Mockito.spy(rows);
        TrainingData data = ArrayExamples.data(Target.regression(List.of("up", "down")), training, rows(8));
        TrainingPlan plan = plan(FINE, "{'epochs': 23, 'batch_size': 4, 'on_non_finite': 'skip'}");
        TrainingResult result = train(plan, data, checkpoints());

        assertThat(Files.readString(result.files().get("report.json"))).contains("\"skipped_batches\" : 23");
        assertThat(log.warnings).hasSize(20).last().asString().endsWith("Further ones are only counted.");
        // Once for each warning, and once for the record of the samples.
        verify(training, times(21)).name(5);
    }

    @Test
    void aRollbackGoesToTheLastGoodEpochWithHalfTheRate() throws Exception {
        TrainingPlan plan =
                plan(JUMP, "{'epochs': 4, 'batch_size': 8, 'on_non_finite': 'rollback', 'max_rollbacks': 2}");
        TrainingResult result = train(plan, blobs(40), checkpoints());

        assertThat(log.rewinds).extracting(position -> position.iteration()).containsExactly(10L, 10L);
        assertThat(log.rewinds)
                .extracting(position -> position.faults())
                .containsExactly(new FaultHistory(0L, 1, 10L), new FaultHistory(0L, 2, 10L));
        assertThat(log.values.get(9).get("learning_rate")).isEqualTo(0.05);
        assertThat(log.values.get(10).get("learning_rate")).isEqualTo(0.05 / 4);
        assertThat(log.warnings)
                .hasSize(2)
                .allMatch(text -> text.contains("Rolled back to iteration 10, with the learning rate halved"));
        assertThat(result.failure()).isNotNull();
    }

    @Test
    void aRunThatWasRolledBackGoesOnToTheBit() throws Exception {
        String training =
                "{'epochs': 4, 'batch_size': 8, 'on_non_finite': 'rollback', 'max_rollbacks': 60, 'checkpoint': {'every_iterations': 4}}";
        String jump = JUMP.replace("1e30", "1e9");
        TrainingResult whole = train(plan(jump, training), blobs(40), checkpoints());
        List<?> values = List.copyOf(log.values);
        int rewinds = log.rewinds.size();
        assertThat(rewinds).isPositive();
        log.cut(Position.BEGINNING);

        FolderCheckpoints checkpoints = checkpoints();
        log.follow(checkpoints);
        for (int after : new int[] {3, 11, 13}) {
            new LocalTrainer(scratch)
                    .train(new Run(
                            plan(jump, training),
                            () -> blobs(40),
                            checkpoints,
                            log,
                            () -> log.iterations.size() == after ? StopSignal.Reason.LEASE_LOST : null));
            log.cut(checkpoints.start());
        }
        TrainingResult resumed = train(plan(jump, training), blobs(40), checkpoints);

        assertThat(log.values).isEqualTo(values);
        assertThat(resumed.parametersSha256()).isEqualTo(whole.parametersSha256());
    }

    private TrainingResult train(TrainingPlan plan, TrainingData data, FolderCheckpoints checkpoints) {
        log.follow(checkpoints);
        return new LocalTrainer(scratch).train(new Run(plan, () -> data, checkpoints, log, () -> null));
    }

    private FolderCheckpoints checkpoints() throws Exception {
        return new FolderCheckpoints(Files.createTempDirectory(scratch, "kept"));
    }

    private static TrainingPlan plan(String optimizer, String training) {
        String json = "{'model': {'type': 'mlp', 'hidden': [8]}, 'loss': 'mse', 'optimizer': %s, 'training': %s}"
                .formatted(optimizer, training)
                .replace('\'', '"');
        return SpecReader.read(JsonMapper.shared().readTree(json), TrainingPlan.class);
    }

    private static TrainingData blobs(int size) {
        return spoilt(size, -1);
    }

    /** Two classes around (1, 1) and (−1, −1), with one row that has NaN; the validation part is whole. */
    static TrainingData spoilt(int size, int row) {
        ArrayExamples training = rows(size);
        if (row >= 0) {
            training.features()[row][0] = Float.NaN;
        }
        return ArrayExamples.data(Target.regression(List.of("up", "down")), training, rows(size));
    }

    private static ArrayExamples rows(int size) {
        float[][] features = new float[size][];
        float[][] labels = new float[size][];
        for (int i = 0; i < size; i++) {
            float side = i % 2 == 0 ? 1 : -1;
            features[i] = new float[] {side + 0.3f * (float) Math.sin(i), side + 0.3f * (float) Math.cos(3 * i)};
            labels[i] = new float[] {i % 2 == 0 ? 1 : 0, i % 2};
        }
        return new ArrayExamples(features, labels);
    }
}
