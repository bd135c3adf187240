package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HalvedBatchTest {
    private static final String SUM =
            "{'type': 'sum', 'terms': [{'weight': 0.5, 'loss': 'mse'}," + " {'weight': 1, 'loss': 'cross_entropy'}]}";

    private static final String LEARNED =
            "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}";

    @TempDir
    Path scratch;

    /** Of a batch of 16 and of a last one of 5 or 8; the dense layers are wide enough for the update to be shared. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                TrainingProgram.LENET + ", onednn",
                "\"{'type':'unet','base_channels':8,'depth':2}\", onednn",
                "\"{'type':'mlp','hidden':[700,300],'dropout':0.2}\", onednn",
                "\"{'type':'mlp','hidden':[32],'dropout':0.2}\", dl4j",
            })
    void numbersDoNotDependOnWhoComputesTheSecondHalf(String model, String engine) throws Exception {
        Watching alone = new Watching();
        occupyAllCores();
        TrainingResult one;
        try {
            one = train(model, engine, 2, SUM, alone);
        } finally {
            freeAllCores();
        }
        Watching beside = new Watching();
        TrainingResult two = train(model, engine, 2, SUM, beside);

        assertThat(alone.saw).isFalse();
        assertThat(beside.saw).isEqualTo(Runtime.getRuntime().availableProcessors() > 1);
        assertThat(beside.log.losses).isEqualTo(alone.log.losses);
        assertThat(two.parametersSha256()).isEqualTo(one.parametersSha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {SUM, LEARNED})
    void twoHalvesAreTheWholeButForRounding(String loss) throws Exception {
        Watching whole = new Watching();
        Watching halves = new Watching();
        String model = "{'type':'mlp','hidden':[16],'activation':'tanh'}";
        train(model, "auto", 1, loss, whole);
        train(model, "auto", 2, loss, halves);

        assertThat(halves.log.losses).hasSameSizeAs(whole.log.losses);
        for (int i = 0; i < whole.log.losses.size(); i++) {
            assertThat(halves.log.losses.get(i)).isCloseTo(whole.log.losses.get(i), within(1e-5));
        }
    }

    @Test
    void batchesOfOneHaveNoSecondHalf() throws Exception {
        Watching log = new Watching();
        String training = "{'epochs': 1, 'batch_size': 1, 'shards': 2}";
        TrainingResult result = train("{'type':'mlp','hidden':[4]}", training, "'cross_entropy'", log);
        assertThat(result.failure()).isNull();
        assertThat(log.log.losses).hasSize(90);
    }

    @Test
    void aThreadThatIsWaitedForIsLeftAloneForLongerEachTime() {
        Contention contention = new Contention();
        contention.saw(1_000_000, 100_000);
        assertThat(triesUntilNext(contention)).isZero();
        contention.saw(1_000_000, 5_000_000);
        assertThat(triesUntilNext(contention)).isEqualTo(8);
        contention.saw(1_000_000, 5_000_000);
        assertThat(triesUntilNext(contention)).isEqualTo(16);
        contention.saw(1_000_000, 0);
        contention.saw(1_000_000, 5_000_000);
        assertThat(triesUntilNext(contention)).isEqualTo(8);
    }

    private static int triesUntilNext(Contention contention) {
        int refused = 0;
        while (!contention.isWorthATry()) {
            refused++;
        }
        return refused;
    }

    private static void occupyAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.occupy();
        }
    }

    private static void freeAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.giveBack();
        }
    }

    private TrainingResult train(String model, String engine, int shards, String loss, Watching log) throws Exception {
        String training = "{'epochs': 2, 'batch_size': 16, 'engine': '%s', 'shards': %d}".formatted(engine, shards);
        return train(model, training, loss, log);
    }

    private TrainingResult train(String model, String training, String loss, Watching log) throws Exception {
        String json =
                "{'model': %s, 'loss': %s, 'optimizer': {'type': 'adamw', 'clip': {'threshold': 1}}, 'training': %s}"
                        .formatted(model, loss, training);
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
        String shape = model.contains("mlp") ? TrainingProgram.MLP : model;
        TrainingData data = TrainingProgram.data(shape);
        Path folder = Files.createTempDirectory(scratch, "run");
        return new LocalTrainer(folder).train(new Run(plan, () -> data, Checkpoints.NONE, log.log, () -> {
            log.look();
            return null;
        }));
    }

    /** Whether another thread was at work for the one that trains. */
    private static final class Watching {
        private final Recorder log = new Recorder();
        private boolean saw;

        void look() {
            String second = Thread.currentThread().getName() + "-second";
            saw |= Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals(second));
        }
    }
}
