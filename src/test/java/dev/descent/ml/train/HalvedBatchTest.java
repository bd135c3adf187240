package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HalvedBatchTest {
    private static final String SUM =
            "{'type': 'sum', 'terms': [{'weight': 0.5, 'loss': 'mse'}," + " {'weight': 1, 'loss': 'cross_entropy'}]}";

    private static final String LEARNED =
            "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}";

    private static final String CHANGING =
            "{'type': 'sum', 'terms': [{'loss': 'cross_entropy'}, {'loss': 'mse', 'weight':"
                    + " {'type': 'map', 'rates': {'0': 0.5, '3': 4, '9': 0, '20': 2}}}]}";

    private static final String WIDE = "{'type':'mlp','hidden':[700,300],'dropout':0.2}";

    @TempDir
    Path scratch;

    /** Of batches of 16 and a last one of 10 or 8; the dense layers are wide enough for the update to be shared. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                TrainingProgram.LENET + ", onednn",
                "\"{'type':'unet','base_channels':8,'depth':2}\", onednn",
                "\"" + WIDE + "\", onednn",
                "\"{'type':'mlp','hidden':[32],'dropout':0.2}\", dl4j",
            })
    void numbersDoNotDependOnTheThreadsThatComputeThem(String model, String engine) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        String loss = engine.equals("dl4j") ? LEARNED : SUM;
        ChosenThreads.Outcome one = steps(model, loss, engine, number -> false);
        ChosenThreads.Outcome two = steps(model, loss, engine, number -> true);
        ChosenThreads.Outcome either = steps(model, loss, engine, number -> number % 3 == 1);

        assertThat(one.threads()).isEqualTo(new ThreadUse(0, 12));
        assertThat(two.threads()).isEqualTo(new ThreadUse(12, 0));
        assertThat(either.threads()).isEqualTo(new ThreadUse(4, 8));
        assertThat(two.values()).isEqualTo(one.values()).isEqualTo(either.values());
        assertThat(two.sha256()).isEqualTo(one.sha256()).isEqualTo(either.sha256());
    }

    private static ChosenThreads.Outcome steps(String model, String loss, String engine, IntPredicate byTwo) {
        TrainingPlan plan = plan(model, loss, "{'batch_size': 16, 'engine': '%s', 'shards': 2}".formatted(engine));
        try (ChosenThreads run = new ChosenThreads(plan, data(model))) {
            ChosenThreads.Outcome outcome = run.take(12, byTwo);
            assertThat(run.meanwhile()).isEqualTo(12);
            return outcome;
        }
    }

    @Test
    void runThatChoosesItsThreadsHasTheNumbersOfOne() throws Exception {
        String training = "{'epochs': 40, 'batch_size': 16, 'shards': 2}";
        Recorder alone = new Recorder();
        occupyAllCores();
        TrainingResult one;
        try {
            one = train(plan(WIDE, CHANGING, training), alone);
        } finally {
            freeAllCores();
        }
        Recorder chosen = new Recorder();
        TrainingResult free = train(plan(WIDE, CHANGING, training), chosen);

        assertThat(chosen.losses).isEqualTo(alone.losses);
        assertThat(free.parametersSha256()).isEqualTo(one.parametersSha256());
        assertThat(threads(one)).isEqualTo(new ThreadUse(0, 240));
        assertThat(threads(free).byOne()).isBetween(1L, 240L - threads(free).byTwo());
    }

    private static ThreadUse threads(TrainingResult result) throws Exception {
        JsonNode report =
                JsonMapper.shared().readTree(Files.readString(result.files().get("report.json")));
        JsonNode threads = report.path("threads");
        return new ThreadUse(
                threads.path("by_two").longValue(), threads.path("by_one").longValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {SUM, LEARNED})
    void twoHalvesAreTheWholeButForRounding(String loss) throws Exception {
        Recorder whole = new Recorder();
        Recorder halves = new Recorder();
        String model = "{'type':'mlp','hidden':[16],'activation':'tanh'}";
        train(plan(model, loss, "{'epochs': 2, 'batch_size': 16, 'shards': 1}"), whole);
        train(plan(model, loss, "{'epochs': 2, 'batch_size': 16, 'shards': 2}"), halves);

        assertThat(halves.losses).hasSameSizeAs(whole.losses);
        for (int i = 0; i < whole.losses.size(); i++) {
            assertThat(halves.losses.get(i)).isCloseTo(whole.losses.get(i), within(1e-5));
        }
    }

    @Test
    void batchesOfOneHaveNoSecondHalf() throws Exception {
        Recorder log = new Recorder();
        String training = "{'epochs': 1, 'batch_size': 1, 'shards': 2}";
        TrainingResult result = train(plan("{'type':'mlp','hidden':[4]}", "'cross_entropy'", training), log);
        assertThat(result.failure()).isNull();
        assertThat(log.losses).hasSize(90);
    }

    static void occupyAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.occupy();
        }
    }

    static void freeAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.giveBack();
        }
    }

    static TrainingPlan plan(String model, String loss, String training) {
        String json =
                "{'model': %s, 'loss': %s, 'optimizer': {'type': 'adamw', 'clip': {'threshold': 1}}, 'training': %s}"
                        .formatted(model, loss, training);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData data(String model) {
        return TrainingProgram.data(model.contains("mlp") ? TrainingProgram.MLP : model);
    }

    private TrainingResult train(TrainingPlan plan, Recorder log) throws Exception {
        TrainingData data = data("mlp");
        Path folder = Files.createTempDirectory(scratch, "run");
        return new LocalTrainer(folder).train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null));
    }
}
