package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.Encoded;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.augment.FlipHorizontal;
import dev.descent.ml.data.augment.Noise;
import dev.descent.ml.data.augment.Rotate;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A run that is interrupted and goes on is the undisturbed run: every logged value, every epoch, the model to the byte. */
class ResumedRunTest {
    private static final String MLP = "{'type': 'mlp', 'hidden': [8], 'dropout': 0.3}";
    private static final String TRAINING = "{'epochs': 3, 'batch_size': 50, 'checkpoint': {'every_iterations': 3}}";

    @TempDir
    Path scratch;

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerGoesOnToTheBit(String type, String engine) throws Exception {
        String optimizer =
                "{'type': '%s', 'learning_rate': {'type': 'cosine', 'initial': 0.01, 'iterations': 20}, 'l2': 0.001}"
                        .formatted(type);
        // within an epoch, at its end, and one iteration into the next
        isTheUndisturbedRun(plan(MLP, "'cross_entropy'", optimizer, on(engine, TRAINING)), spirals(), 1, 7, 10, 16);
    }

    static Stream<Arguments> optimizers() {
        return Family.of(OptimizerSpec.class).catalogue().stream()
                .map(About::type)
                .flatMap(type -> Stream.of("onednn", "dl4j").map(engine -> Arguments.of(type, engine)));
    }

    private static String on(String engine, String training) {
        return training.replaceFirst("}$", ", 'engine': '" + engine + "'}");
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void everyScheduleGoesOn(String schedule) throws Exception {
        String optimizer = "{'type': 'adam', 'learning_rate': %s}".formatted(schedule);
        isTheUndisturbedRun(plan(MLP, "'cross_entropy'", optimizer, TRAINING), spirals(), 5, 11);
    }

    static Stream<String> schedules() {
        return Family.of(ScheduleSpec.class).catalogue().stream().map(About::example);
    }

    @Test
    void batchesInTwoShardsGoOn() throws Exception {
        String training = "{'epochs': 3, 'batch_size': 49, 'shards': 2, 'checkpoint': {'every_iterations': 3}}";
        isTheUndisturbedRun(plan(MLP, "'cross_entropy'", "'adam'", training), spirals(), 1, 7, 8);
    }

    @Test
    void lossesWithClassWeightsGoOn() throws Exception {
        String loss = "{'type': 'sum', 'terms': [{'weight': 0.5, 'loss': 'mse'},"
                + " {'weight': 1, 'loss': {'type': 'weighted_cross_entropy', 'class_weights': 'balanced'}}]}";
        isTheUndisturbedRun(plan(MLP, loss, "'adam'", TRAINING), spirals(), 4, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'adam'", "'sgd'", "{'type': 'rmsprop', 'learning_rate': 0.01}"})
    void learnedWeightsGoOn(String optimizer) throws Exception {
        String loss =
                "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}";
        isTheUndisturbedRun(plan(MLP, loss, optimizer, TRAINING), spirals(), 4, 10);
    }

    @Test
    void scheduledWeightsGoOn() throws Exception {
        String weight = "{'type': 'polynomial', 'initial': 1, 'end': 0, 'power': 1}";
        String loss = "{'type': 'sum', 'terms': [{'loss': 'mse'}, {'weight': %s, 'loss': 'cross_entropy'}]}";
        isTheUndisturbedRun(plan(MLP, loss.formatted(weight), "'adam'", TRAINING), spirals(), 4, 10);
    }

    /** One term hardly counts, of which a word is said after the fifth sample: what was seen before a crash goes on, too. */
    @Test
    void termsAreMeasuredInTheSameIterations() throws Exception {
        String loss = "{'type': 'sum', 'terms': [{'weight': 1e-5, 'loss': 'mse'}, {'loss': 'cross_entropy'}]}";
        String training = "{'epochs': 3, 'batch_size': 50, 'shards': 2, 'term_gradients_every': 2,"
                + " 'checkpoint': {'every_iterations': 3}}";
        isTheUndisturbedRun(plan(MLP, loss, "'adam'", training), spirals(), 4, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onednn", "dl4j"})
    void imagesWithAugmentationDropoutAndBatchNormalizationGoOn(String engine) throws Exception {
        String layers = "{'type': 'layers', 'layers': [{'type': 'conv2d', 'channels': 4, 'kernel': 3},"
                + " {'type': 'batch_normalization'}, {'type': 'activation', 'activation': 'relu'},"
                + " {'type': 'max_pooling'}, {'type': 'dropout', 'rate': 0.3}, {'type': 'dense', 'units': 8}]}";
        String training = on(engine, "{'epochs': 2, 'batch_size': 100, 'checkpoint': {'every_iterations': 2}}");
        isTheUndisturbedRun(plan(layers, "'cross_entropy'", "'adamw'", training), shapes(), 1, 4, 5);
    }

    @Test
    void theBestWeightsAreKeptThroughAnInterruption() throws Exception {
        String training = "{'epochs': 6, 'batch_size': 50, 'keep': 'best', 'checkpoint': {'every_iterations': 4}}";
        String wild = "{'type': 'sgd', 'learning_rate': 3}";
        TrainingPlan plan = plan(MLP, "'cross_entropy'", wild, training);
        TrainingResult result = isTheUndisturbedRun(plan, spirals(), 3, 9, 15, 20);
        assertThat(result.kept().weights()).isEqualTo(KeptWeights.Which.BEST);
    }

    @Test
    void earlyStoppingEndsAtTheSameEpoch() throws Exception {
        String training = "{'epochs': 50, 'batch_size': 50, 'checkpoint': {'every_iterations': 4},"
                + " 'early_stopping': {'metric': 'validation_accuracy', 'patience': 3, 'min_delta': 0.02}}";
        TrainingPlan plan = plan(MLP, "'cross_entropy'", "{'type': 'sgd', 'learning_rate': 0.5}", training);
        TrainingResult result = isTheUndisturbedRun(plan, spirals(), 13, 14);
        assertThat(result.iterations()).isLessThan(50 * 5);
    }

    @Test
    void aCheckpointAnswersLikeTheModel() throws Exception {
        TrainingPlan plan = plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 1}");
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("kept"));
        TrainingResult result = train(plan, spirals(), checkpoints, new Recorder(), () -> null);
        Path newest = checkpoints.file(checkpoints.kept.last());

        try (TrainedModel model =
                        SavedModel.open(result.files().get("model.zip")).load();
                TrainedModel kept = SavedModel.openCheckpoint(newest).load()) {
            assertThat(kept.evaluate(spirals().validation(), List.of(), examples -> {}))
                    .isEqualTo(model.evaluate(spirals().validation(), List.of(), examples -> {}));
        }
    }

    @Test
    void aPausedRunIsKeptWhereItIs() throws Exception {
        TrainingPlan plan = plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 3}");
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("kept"));
        Recorder log = new Recorder();
        TrainingResult paused = train(
                plan, spirals(), checkpoints, log, () -> log.iterations.size() == 7 ? StopSignal.Reason.PAUSED : null);

        assertThat(paused.stopped()).isEqualTo(StopSignal.Reason.PAUSED);
        assertThat(paused.files()).isEmpty();
        assertThat(checkpoints.kept.last()).isEqualTo(7);
    }

    @Test
    void anotherEngineThanBeforeIsRefused() throws Exception {
        TrainingPlan plan = plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 1}");
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("kept"));
        train(plan, spirals(), checkpoints, new Recorder(), () -> StopSignal.Reason.PAUSED);
        checkpoints.of("other");

        assertThatThrownBy(() -> train(plan, spirals(), checkpoints, new Recorder(), () -> null))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("began with the engine {\"name\":\"other\"} and cannot go on");
    }

    @Test
    void aRunThatBeginsFromAnothersMayChooseItsEngine() throws Exception {
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("kept"));
        TrainingPlan parent = plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 1, 'engine': 'onednn'}");
        train(parent, spirals(), checkpoints, new Recorder(), () -> StopSignal.Reason.PAUSED);
        checkpoints.ofParent();
        Recorder log = new Recorder();
        TrainingPlan child = plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 1, 'engine': 'dl4j'}");
        train(child, spirals(), checkpoints, log, () -> null);

        assertThat(log.warnings).singleElement().asString().contains("may differ in the last digits");
    }

    /** The first epoch of its own is the best so far, and none is better by so much. */
    @Test
    void patienceOfARunThatBeginsFromAnothersBeginsThere() throws Exception {
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("kept"));
        train(
                plan(MLP, "'cross_entropy'", "'adam'", "{'epochs': 4}"),
                spirals(),
                checkpoints,
                new Recorder(),
                () -> null);
        checkpoints.ofParent();
        Recorder log = new Recorder();
        String stopping = "{'epochs': 50, 'early_stopping': {'metric': 'loss', 'patience': 3, 'min_delta': 100}}";
        train(plan(MLP, "'cross_entropy'", "'adam'", stopping), spirals(), checkpoints, log, () -> null);

        assertThat(log.epochs).extracting(EpochSummary::epoch).containsExactly(5, 6, 7, 8);
    }

    /**
     * Runs the plan once undisturbed, and once with a crash after each of these iterations, of which nothing is left but what was
     * kept before.
     */
    private TrainingResult isTheUndisturbedRun(TrainingPlan plan, TrainingData data, int... crashes) throws Exception {
        Recorder whole = new Recorder();
        TrainingResult undisturbed = train(plan, data, new FolderCheckpoints(folder("whole")), whole, () -> null);
        Recorder twice = new Recorder();
        TrainingResult again = train(plan, data, new FolderCheckpoints(folder("again")), twice, () -> null);
        assertThat(twice.values).isEqualTo(whole.values);
        assertThat(again.parametersSha256()).isEqualTo(undisturbed.parametersSha256());
        Recorder log = new Recorder();
        FolderCheckpoints checkpoints = new FolderCheckpoints(folder("parts"));
        for (int after : crashes) {
            TrainingResult crashed = train(
                    plan,
                    data,
                    checkpoints,
                    log,
                    () -> log.iterations.size() == after ? StopSignal.Reason.LEASE_LOST : null);
            assertThat(crashed.stopped()).isEqualTo(StopSignal.Reason.LEASE_LOST);
            log.cut(checkpoints.start());
        }
        TrainingResult resumed = train(plan, data, checkpoints, log, () -> null);

        assertThat(log.values).isEqualTo(whole.values);
        assertThat(log.warnings).isEqualTo(whole.warnings);
        assertThat(values(log)).isEqualTo(values(whole));
        assertThat(resumed.parametersSha256()).isEqualTo(undisturbed.parametersSha256());
        assertThat(resumed.kept()).isEqualTo(undisturbed.kept());
        for (String name : List.of("model.zip", "worst.json", "samples.bin")) {
            assertThat(Files.readAllBytes(resumed.files().get(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(undisturbed.files().get(name)));
        }
        return resumed;
    }

    private static List<?> values(Recorder log) {
        return log.epochs.stream().map(EpochSummary::values).toList();
    }

    private TrainingResult train(
            TrainingPlan plan, TrainingData data, FolderCheckpoints checkpoints, Recorder log, StopSignal stop) {
        return new LocalTrainer(scratch).train(new Run(plan, () -> data, checkpoints, log, stop));
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(scratch.resolve(name));
    }

    private static TrainingData spirals() {
        return sample("spirals");
    }

    private static TrainingData shapes() {
        return sample("shapes").augmented(List.of(new FlipHorizontal(0.5), new Rotate(10.0), new Noise(0.02)));
    }

    private static TrainingData sample(String name) {
        RawData raw = Samples.find(name).orElseThrow().make();
        return Encoded.of(raw, Parts.of(Split.of(0.2, 0.0, 7L, true), raw), Normalize.STANDARDIZE, true);
    }

    private static TrainingPlan plan(String model, String loss, String optimizer, String training) {
        String json = "{'model': %s, 'loss': %s, 'optimizer': %s, 'training': %s}"
                .formatted(model, loss, optimizer, training)
                .replace('\'', '"');
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree(json), TrainingPlan.class);
        return PlanCheck.check(
                        plan,
                        sample(model.contains("layers") ? "shapes" : "spirals"),
                        new MemorySize(1L << 30, 1L << 30))
                .plan();
    }
}
