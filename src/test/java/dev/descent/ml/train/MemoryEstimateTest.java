package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is told of the heap against what is live in it; {@code MemoryBenchmark} compares more, and what is outside of it. */
class MemoryEstimateTest {
    private static final int TRIALS = 3;

    @TempDir
    private Path scratch;

    /** In the middle of an epoch, beside the copy of the best; and where there is none but the last. */
    @ParameterizedTest
    @CsvSource({"adam, 1, 3, 1", "adam, 2, 3, 1", "amsgrad, 1, 3, 1", "sgd, 1, 3, 1", "adam, 1, 1000, 1.5"})
    void theHeapsEstimateFitsWhatALargeNetworkTakes(String optimizer, int shards, int every, double most) {
        TrainingPlan plan = plan("[1500,1000]", optimizer, shards, every);
        long estimate = PlanCheck.check(plan, points(), new MemorySize(Long.MAX_VALUE, Long.MAX_VALUE))
                .memory()
                .heapBytes();
        assertThat(DoubleStream.generate(() -> (double) estimate / taken(plan)).limit(TRIALS))
                .as("at least once, since tests before this one have threads that take and leave memory")
                .anySatisfy(ratio -> assertThat(ratio).isBetween(0.8, Math.max(1.25, most)));
    }

    private long taken(TrainingPlan plan) {
        long before = LiveHeap.bytes();
        Looking looking = new Looking();
        new LocalTrainer(scratch)
                .train(new Run(plan, MemoryEstimateTest::points, looking, new SilentLog(), () -> null));
        return looking.most - before;
    }

    @Test
    void whatASmallNetworkTakesIsAMegabyteAndSome() {
        long estimate = PlanCheck.check(
                        plan("[16]", "adam", 1, 3), points(), new MemorySize(Long.MAX_VALUE, Long.MAX_VALUE))
                .memory()
                .heapBytes();
        assertThat(estimate).isBetween(1L << 20, 2L << 20);
    }

    private static TrainingPlan plan(String hidden, String optimizer, int shards, int every) {
        String json =
                ("{'model': {'type': 'mlp', 'hidden': %s}, 'loss': 'cross_entropy', 'optimizer': '%s', 'training':"
                                + " {'epochs': 2, 'batch_size': 2, 'shards': %d, 'checkpoint': {'every_iterations': %d}}}")
                        .formatted(hidden, optimizer, shards, every);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData points() {
        float[][] points = {{1, 1}, {-1, -1}, {1, 2}, {-1, -2}};
        ArrayExamples examples = new ArrayExamples(points, new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
        return ArrayExamples.data(Target.classification(List.of("up", "down")), examples, examples);
    }

    /** Looks at the heap while checkpoints are kept. */
    private static final class Looking implements Checkpoints {
        private volatile long most;

        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public SavedCheckpoint open(long iteration) throws NoSuchFileException {
            throw new NoSuchFileException("checkpoint of iteration " + iteration);
        }

        @Override
        public void keep(Checkpoint checkpoint) {
            most = Math.max(most, LiveHeap.bytes());
        }
    }
}
