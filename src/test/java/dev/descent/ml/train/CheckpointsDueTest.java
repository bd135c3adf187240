package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints that are due at once: the newest, and the best epoch's that it needs. */
class CheckpointsDueTest {
    @TempDir
    private Path scratch;

    private final List<List<Long>> kept = new ArrayList<>();

    @Test
    void theyAreKeptTogetherEachBeforeThoseThatNeedIt() {
        assertThat(train(Integer.MAX_VALUE)).isEmpty();
        assertThat(kept).startsWith(List.of(2L), List.of(4L), List.of(5L, 6L), List.of(8L));
    }

    @Test
    void whereTheyCannotBeKeptAllAreTriedAgain() {
        assertThat(train(3))
                .singleElement()
                .asString()
                .contains("The checkpoint of iteration 6 cannot be stored (No space left on device)");
        assertThat(kept).startsWith(List.of(2L), List.of(4L), List.of(5L, 6L), List.of(5L, 8L));
    }

    /** @param failing which of the tries fails, from 1 */
    private List<String> train(int failing) {
        String json =
                "{'model': {'type': 'mlp', 'hidden': [2]}, 'loss': 'cross_entropy', 'optimizer': 'sgd', 'training':"
                        + " {'epochs': 2, 'batch_size': 1, 'checkpoint': {'every_iterations': 2}}}";
        float[][] points = {{1, 1}, {-1, -1}, {2, 1}, {-2, -1}, {1, 2}};
        ArrayExamples examples = new ArrayExamples(points, new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}});
        Recorder log = new Recorder();
        new LocalTrainer(scratch)
                .train(new Run(
                        SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class),
                        () -> ArrayExamples.data(Target.classification(List.of("up", "down")), examples, examples),
                        new Together(failing),
                        log,
                        () -> null));
        return log.warnings.stream()
                .filter(warning -> warning.contains("stored"))
                .toList();
    }

    private final class Together implements Checkpoints {
        private final int failing;

        Together(int failing) {
            this.failing = failing;
        }

        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public SavedCheckpoint open(long iteration) {
            throw new AssertionError("all are at hand");
        }

        @Override
        public void keep(Checkpoint checkpoint) {
            throw new AssertionError("all that are due come together");
        }

        @Override
        public void keepAll(List<Checkpoint> due, Consumer<Checkpoint> safe) throws IOException {
            kept.add(due.stream().map(point -> point.position().iteration()).toList());
            if (kept.size() == failing) {
                throw new IOException("No space left on device");
            }
            due.forEach(safe);
        }
    }
}
