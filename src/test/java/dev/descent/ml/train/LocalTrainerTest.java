package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.base.Build;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.network.ModelFile;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.LossSums;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.TermStreaks;
import dev.descent.ml.train.checkpoint.TimeSpent;
import dev.descent.ml.train.sample.ScoreHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalTrainerTest {
    private static final StopSignal NEVER = () -> null;

    @TempDir
    Path scratch;

    private final Recorder log = new Recorder();

    @Test
    void everyIterationIsLoggedOnceInOrder() {
        train(plan("{'epochs': 3, 'batch_size': 7}"), twoBlobs(30), NEVER);

        assertThat(log.iterations).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L);
        assertThat(log.epochs).extracting(EpochSummary::iterations).containsExactly(5, 5, 5);
    }

    @Test
    void aLossWithoutAGradientIsTold() {
        String nothing = "{'type': 'custom', 'formula': 'cross_entropy - cross_entropy'}";
        train(plan("{'epochs': 3, 'batch_size': 7}", nothing, "'adam'"), twoBlobs(30), NEVER);

        assertThat(log.warnings)
                .filteredOn(warning -> warning.contains("the gradient of every parameter was exactly 0"))
                .singleElement()
                .asString()
                .startsWith("In 5 iterations up to number 5");
    }

    @Test
    void theRestOfAnEpochIsJoinedOrLeftOutAsAskedFor() {
        train(plan("{'epochs': 2, 'batch_size': 7, 'last_batch': 'join'}"), twoBlobs(30), NEVER);
        train(plan("{'epochs': 2, 'batch_size': 7, 'last_batch': 'drop'}"), twoBlobs(30), NEVER);

        assertThat(log.epochs).extracting(EpochSummary::iterations).containsExactly(4, 4, 4, 4);
        double mean =
                log.losses.subList(0, 4).stream().mapToDouble(loss -> loss).sum();
        double joined = (7 * mean + 2 * log.losses.get(3)) / 30;
        assertThat(log.epochs.get(0).loss()).isCloseTo(joined, within());
    }

    @Test
    void theSameSeedGivesTheSameLossesToTheBit() {
        TrainingResult first = train(plan("{'epochs': 4, 'batch_size': 8}"), twoBlobs(40), NEVER);
        List<Double> losses = List.copyOf(log.losses);
        log.losses.clear();
        TrainingResult second = train(plan("{'epochs': 4, 'batch_size': 8}"), twoBlobs(40), NEVER);

        assertThat(log.losses).isEqualTo(losses);
        assertThat(second.parametersSha256()).isEqualTo(first.parametersSha256());
    }

    @Test
    void anotherSeedGivesOtherLosses() {
        train(plan("{'epochs': 2, 'batch_size': 8, 'seed': 1}"), twoBlobs(40), NEVER);
        List<Double> losses = List.copyOf(log.losses);
        log.losses.clear();
        train(plan("{'epochs': 2, 'batch_size': 8, 'seed': 2}"), twoBlobs(40), NEVER);

        assertThat(log.losses).isNotEqualTo(losses);
    }

    @Test
    void theLossFallsAndTheValidationSeesIt() {
        train(plan("{'epochs': 30, 'batch_size': 8}"), twoBlobs(40), NEVER);

        EpochSummary last = log.epochs.get(29);
        assertThat(last.loss()).isLessThan(0.2 * log.epochs.get(0).loss());
        assertThat(last.validation().get("accuracy").doubleValue()).isEqualTo(1);
    }

    @Test
    void anEpochsLossIsTheMeanOverItsExamplesAndTheAverageOverAllEpochs() {
        train(plan("{'epochs': 2, 'batch_size': 8}"), twoBlobs(20), NEVER);

        double first = (8 * log.losses.get(0) + 8 * log.losses.get(1) + 4 * log.losses.get(2)) / 20;
        double second = (8 * log.losses.get(3) + 8 * log.losses.get(4) + 4 * log.losses.get(5)) / 20;
        assertThat(log.epochs.get(0).loss()).isCloseTo(first, within());
        assertThat(log.epochs.get(1).loss()).isCloseTo(second, within());
        assertThat(log.epochs.get(1).averageLoss()).isCloseTo((first + second) / 2, within());
    }

    @Test
    void anEpochTellsHowLongItWaitedForItsData() {
        train(plan("{'epochs': 2, 'batch_size': 8}"), twoBlobs(40), NEVER);

        for (EpochSummary epoch : log.epochs) {
            assertThat(epoch.dataWaitSeconds()).isPositive().isLessThan(epoch.seconds());
            assertThat(epoch.toJson().get("data_wait_seconds").doubleValue()).isEqualTo(epoch.dataWaitSeconds());
        }
    }

    @Test
    void otherLossesAreReportedOnTheSameValidationOutputs() {
        train(plan("{'epochs': 1, 'report_losses': ['cross_entropy', 'mse', 'mse']}"), twoBlobs(40), NEVER);

        EpochSummary epoch = log.epochs.get(0);
        assertThat(epoch.reported().propertyNames()).containsExactly("cross_entropy", "mse", "mse.2");
        assertThat(epoch.reported().get("cross_entropy"))
                .isEqualTo(epoch.validation().get("loss"));
    }

    @Test
    void aStopActsWithinABatch() {
        TrainingResult result = train(
                plan("{'epochs': 100, 'batch_size': 8}"),
                twoBlobs(40),
                () -> log.iterations.size() == 7 ? StopSignal.Reason.CANCELLED : null);

        assertThat(result.stopped()).isEqualTo(StopSignal.Reason.CANCELLED);
        assertThat(log.iterations).hasSize(7);
    }

    @Test
    void aRunThatDivergesFailsWithTheIterationAndKeepsThePoint() {
        TrainingPlan diverging =
                plan("{'epochs': 50, 'batch_size': 8}", "'mse'", "{'type': 'sgd', 'learning_rate': 1e30}");

        TrainingFailed failure = train(diverging, twoBlobs(40), NEVER).failure();

        assertThat(failure).isNotNull().hasMessageContaining("at iteration " + log.iterations.size() + " (epoch 1)");
        assertThat(failure.type()).startsWith("non_finite");
        assertThat(log.losses).last().matches(loss -> !Double.isFinite(loss));
    }

    @Test
    void aClassOfWhichNothingIsRecognizedIsNamedEarlyAndAtTheEnd() {
        String weighed = "{'type': 'weighted_cross_entropy', 'class_weights': {'up': 1, 'down': 1e-6}}";

        train(plan("{'epochs': 5}", weighed, "{'type': 'sgd', 'learning_rate': 0.5}"), twoBlobs(40), NEVER);

        assertThat(log.warnings)
                .filteredOn(warning -> warning.contains("nothing is recognized"))
                .hasSize(2);
        assertThat(log.warnings)
                .anyMatch(warning -> warning.startsWith("After epoch 3 ") && warning.contains("\"down\""));
    }

    @Test
    void theReportHoldsEachEpochAndTheHash() throws Exception {
        TrainingResult result = train(plan("{'epochs': 2}"), twoBlobs(40), NEVER);

        JsonNode report = report(result);
        assertThat(report.get("epochs").size()).isEqualTo(2);
        assertThat(report.get("parameters_sha256").stringValue()).isEqualTo(result.parametersSha256());
        assertThat(report.get("backend").get("threads").intValue()).isEqualTo(1);
        assertThat(report.get("version").stringValue())
                .matches("\\d+\\.\\d+\\..+")
                .isEqualTo(Build.version());
        assertThat(report.get("engine").get("name").stringValue()).isEqualTo("onednn");
        try (ModelFile model = ModelFile.open(result.files().get("model.zip"))) {
            assertThat(model.spec().get("engine")).isEqualTo(report.get("engine"));
        }
    }

    @Test
    void theWorstValidationExamplesAreLeftWithLossLabelAndPrediction() throws Exception {
        TrainingResult result = train(plan("{'epochs': 3}"), twoBlobs(40), NEVER);

        JsonNode worst =
                JsonMapper.shared().readTree(Files.readAllBytes(result.files().get("worst.json")));
        List<JsonNode> samples = worst.get("samples").valueStream().toList();
        assertThat(worst.get("epoch").intValue()).isEqualTo(3);
        assertThat(samples).hasSize(40);
        for (JsonNode sample : samples) {
            double probability = sample.at(
                            "/prediction/probabilities/" + sample.get("label").stringValue())
                    .doubleValue();
            assertThat(sample.get("loss").doubleValue()).isCloseTo(-Math.log(probability), within());
            assertThat(sample.get("name").stringValue())
                    .isEqualTo("row " + sample.get("sample").intValue());
        }
        double mean = samples.stream()
                .mapToDouble(sample -> sample.get("loss").doubleValue())
                .average()
                .orElseThrow();
        assertThat(log.epochs.get(2).validation().get("loss").doubleValue()).isCloseTo(mean, within());
    }

    @Test
    void theSameRunLeavesTheSameModelToTheByte() throws Exception {
        TrainingResult first = train(plan("{'epochs': 2}"), twoBlobs(40), NEVER);
        TrainingResult second = train(plan("{'epochs': 2}"), twoBlobs(40), NEVER);

        assertThat(Files.readAllBytes(second.files().get("model.zip")))
                .isEqualTo(Files.readAllBytes(first.files().get("model.zip")));
    }

    @Test
    void termsPenaltyAndLearningRateAreSeriesOfTheirOwn() {
        String sum =
                "{'type': 'sum', 'terms': [{'weight': 0.5, 'loss': 'mse'}, {'weight': 2, 'loss': 'cross_entropy'}]}";
        train(plan("{'epochs': 1}", sum, "{'type': 'sgd', 'learning_rate': 0.1, 'l2': 0.01}"), twoBlobs(40), NEVER);

        assertThat(log.last.keySet())
                .containsExactly(
                        "loss",
                        "loss.mse",
                        "loss.cross_entropy",
                        "share.mse",
                        "share.cross_entropy",
                        "cosine.mse.cross_entropy",
                        "penalty",
                        "learning_rate");
        assertThat(log.last.get("loss"))
                .isCloseTo(0.5 * log.last.get("loss.mse") + 2 * log.last.get("loss.cross_entropy"), within());
        assertThat(log.last.get("penalty")).isPositive();
        assertThat(log.last.get("learning_rate")).isEqualTo(0.1);
    }

    @Test
    void whatDoesNotCountTeachesNothing() {
        float[] first = ones(30);
        Arrays.fill(first, 20, 30, 0);
        train(plan("{'epochs': 5, 'batch_size': 20}"), twoBlobs(20), NEVER);
        List<Double> losses = List.copyOf(log.losses);
        log.losses.clear();
        train(plan("{'epochs': 5, 'batch_size': 30}"), weighed(wrongAfter(20, 30), first, ones(30)), NEVER);

        for (int i = 0; i < losses.size(); i++) {
            assertThat(log.losses.get(i)).isCloseTo(losses.get(i), org.assertj.core.api.Assertions.within(1e-5));
        }
        assertThat(log.epochs.get(9).validation().get("accuracy"))
                .isEqualTo(log.epochs.get(4).validation().get("accuracy"));
    }

    @Test
    void twiceTheWeightIsTwiceTheLossAndTheStep() {
        String rate = "{'type': 'sgd', 'learning_rate': %s}";
        train(plan("{'epochs': 3}", "'cross_entropy'", rate.formatted("0.1")), twoBlobs(30), NEVER);
        List<Double> losses = List.copyOf(log.losses);
        log.losses.clear();
        float[] twice = ones(30);
        Arrays.fill(twice, 2);
        TrainingPlan half = plan("{'epochs': 3}", "'cross_entropy'", rate.formatted("0.05"));
        train(half, weighed(wrongAfter(30, 30), ones(30), twice), NEVER);

        for (int i = 0; i < losses.size(); i++) {
            assertThat(log.losses.get(i)).isCloseTo(2 * losses.get(i), org.assertj.core.api.Assertions.within(1e-5));
        }
    }

    @Test
    void anIterationInWhichNothingCountsMovesNothing() {
        String decaying = "{'type': 'adamw', 'learning_rate': 0.1, 'weight_decay': 0.1}";
        TrainingData nothing = weighed(wrongAfter(8, 8), new float[8], ones(8));
        TrainingResult once = train(plan("{'epochs': 1}", "'cross_entropy'", decaying), nothing, NEVER);
        TrainingResult often = train(plan("{'epochs': 5}", "'cross_entropy'", decaying), nothing, NEVER);

        assertThat(often.parametersSha256()).isEqualTo(once.parametersSha256());
        assertThat(log.losses).containsOnly(0.0);
    }

    @Test
    void aRunThatLearnsNothingIsToldUnlessItsLossChanges() {
        String never = "{'type': 'sgd', 'learning_rate': 1e-30}";
        train(plan("{'epochs': 3}", "'cross_entropy'", never), twoBlobs(40), NEVER);
        assertThat(log.warnings).anyMatch(warning -> warning.contains("nothing to speak of was learned"));

        log.warnings.clear();
        String changing =
                "{'type': 'sum', 'terms': [{'loss': 'cross_entropy'}, {'loss': 'mse', 'weight': {'type': 'step', 'initial': 0.001, 'factor': 0.5, 'every': 1}}]}";
        train(plan("{'epochs': 3}", changing, never), twoBlobs(40), NEVER);
        assertThat(log.warnings).noneMatch(warning -> warning.contains("nothing to speak of was learned"));
    }

    @Test
    void aRunEndsOnceItsMetricNoLongerImproves() {
        String never = "{'type': 'sgd', 'learning_rate': 1e-30}";
        String training = "{'epochs': 20, 'early_stopping': {'patience': 3, 'min_epochs': 5}}";
        TrainingResult result = train(plan(training, "'cross_entropy'", never), twoBlobs(40), NEVER);

        assertThat(log.epochs).hasSize(5);
        assertThat(log.warnings)
                .filteredOn(warning -> !warning.contains("nothing is recognized"))
                .filteredOn(warning -> !warning.contains("nothing to speak of was learned"))
                .singleElement()
                .asString()
                .startsWith(
                        "Stopped after epoch 5: early_stopping, as validation_loss did not improve for 4 epochs, since ");
        assertThat(result.kept().epoch()).isEqualTo(1);
    }

    @Test
    void theKeptModelGivesTheValueOfItsEpochAgain() throws Exception {
        String wild = "{'type': 'sgd', 'learning_rate': 30}";
        TrainingPlan plan = plan("{'epochs': 8, 'batch_size': 8, 'keep': 'best'}", "'cross_entropy'", wild);
        TrainingData data = twoBlobs(40);
        TrainingResult result = train(plan, data, NEVER);
        KeptWeights kept = result.kept();

        assertThat(kept.weights()).isEqualTo(KeptWeights.Which.BEST);
        assertThat(kept.epoch()).isLessThan(8);
        assertThat(kept.value()).isEqualTo(log.best.value());
        JsonNode worst =
                JsonMapper.shared().readTree(result.files().get("worst.json").toFile());
        double mean = worst.get("samples")
                .valueStream()
                .mapToDouble(sample -> sample.get("loss").doubleValue())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(kept.value(), within());
        assertThat(worst.get("epoch").intValue()).isEqualTo(kept.epoch());
    }

    @Test
    void theLastWeightsAreKeptUnlessTheBestAreAskedFor() {
        KeptWeights kept = train(plan("{'epochs': 2, 'batch_size': 8}"), twoBlobs(40), NEVER)
                .kept();

        assertThat(kept).isEqualTo(new KeptWeights(KeptWeights.Which.LAST, 2, 10L, null, null));
    }

    @Test
    void timeThatWasSpentBeforeAnInterruptionCounts() {
        Position later = new Position(
                1,
                0,
                5L,
                LossSums.NONE,
                new TimeSpent(11.0, 0.0, 0.0),
                JsonMapper.shared().createObjectNode(),
                null,
                null,
                FaultHistory.NONE,
                TermStreaks.NONE);
        RunState state =
                new RunState(later, new byte[0], new ScoreHistory(1, 0, new byte[0]), new Monitor("loss", false), 0);

        assertThat(new MaxSeconds(10).reasonToStop(state)).isEqualTo("max_seconds (10) are over");
        assertThat(new MaxSeconds(3600).reasonToStop(state)).isNull();
    }

    @Test
    void aCheckpointThatCannotBeStoredIsToldOnceAndEndsNothing() {
        Checkpoints full = new Checkpoints() {
            @Override
            public SavedCheckpoint newest() {
                return null;
            }

            @Override
            public SavedCheckpoint open(long iteration) {
                throw new AssertionError("nothing was kept");
            }

            @Override
            public void keep(Checkpoint checkpoint) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        TrainingPlan plan = plan("{'epochs': 2, 'batch_size': 8, 'checkpoint': {'every_iterations': 2}}");
        TrainingResult result = new LocalTrainer(scratch).train(new Run(plan, () -> twoBlobs(40), full, log, NEVER));

        assertThat(log.warnings)
                .containsExactly(
                        "The checkpoint of iteration 2 cannot be stored (No space left on device). The run goes on,"
                                + " and the one before stays.");
        assertThat(result.files()).containsKey("model.zip");
    }

    private static JsonNode report(TrainingResult result) {
        return JsonMapper.shared().readTree(result.files().get("report.json").toFile());
    }

    private static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Two blobs, with the labels after the first ones the wrong way round. */
    private static ArrayExamples wrongAfter(int right, int size) {
        ArrayExamples rows = (ArrayExamples) twoBlobs(size).training();
        for (int i = right; i < size; i++) {
            float up = rows.labels()[i][0];
            rows.labels()[i][0] = rows.labels()[i][1];
            rows.labels()[i][1] = up;
        }
        return rows;
    }

    private static TrainingData weighed(ArrayExamples rows, float[] valid, float[] weights) {
        WeighedExamples examples = new WeighedExamples(rows, valid, weights);
        TrainingData plain = ArrayExamples.data(Target.classification(List.of("up", "down")), rows, rows);
        return new TrainingData(
                plain.input(),
                plain.target(),
                plain.scaling(),
                examples,
                examples,
                plain.test(),
                plain.counts(),
                plain.encoding(),
                List.of());
    }

    private TrainingResult train(TrainingPlan plan, TrainingData data, StopSignal stop) {
        return new LocalTrainer(scratch).train(new Run(plan, () -> data, Checkpoints.NONE, log, stop));
    }

    private static TrainingPlan plan(String training) {
        return plan(training, "'cross_entropy'", "{'type': 'adam', 'learning_rate': 0.02}");
    }

    private static TrainingPlan plan(String training, String loss, String optimizer) {
        String json = "{'model': {'type': 'mlp', 'hidden': [8]}, 'loss': %s, 'optimizer': %s, 'training': %s}"
                .formatted(loss, optimizer, training);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    /** Two classes around (1, 1) and (−1, −1); the validation part is the training part. */
    private static TrainingData twoBlobs(int size) {
        float[][] features = new float[size][];
        float[][] labels = new float[size][];
        for (int i = 0; i < size; i++) {
            float side = i % 2 == 0 ? 1 : -1;
            features[i] = new float[] {side + 0.3f * (float) Math.sin(i), side + 0.3f * (float) Math.cos(3 * i)};
            labels[i] = new float[] {i % 2 == 0 ? 1 : 0, i % 2};
        }
        ArrayExamples examples = new ArrayExamples(features, labels);
        return ArrayExamples.data(Target.classification(List.of("up", "down")), examples, examples);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-12);
    }
}
