package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LastCheckpointTest {
    @TempDir
    private Path scratch;

    private final List<Long> kept = new ArrayList<>();

    @Test
    void filesAreWrittenWhileItIsKeptAndTheRunWaitsForBoth() {
        TrainingResult result = train(null, () -> await().until(this::isReportThere));

        assertThat(kept).containsExactly(10L);
        assertThat(result.files()).containsKeys("model.zip", "report.json");
    }

    @Test
    void runThatGoesOnElsewhereWaitsForIt() {
        TrainingResult result = train(Reason.DRAINED, () -> {});

        assertThat(kept).containsExactly(0L);
        assertThat(result.files()).isEmpty();
    }

    @Test
    void whereTheLogIsLostMeanwhileNoFileIsLeft() {
        assertThatThrownBy(() -> train(null, () -> {
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");

        assertThat(scratch).isEmptyDirectory();
    }

    private boolean isReportThere() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.anyMatch(file -> file.endsWith("report.json"));
        }
    }

    private TrainingResult train(@Nullable Reason stop, Runnable meanwhile) {
        Checkpoints checkpoints = new Checkpoints() {
            @Override
            public @Nullable SavedCheckpoint newest() {
                return null;
            }

            @Override
            public SavedCheckpoint open(long iteration) {
                throw new AssertionError("the last weights are at hand");
            }

            @Override
            public void keep(Checkpoint checkpoint) {
                meanwhile.run();
                kept.add(checkpoint.position().iteration());
            }
        };
        Run run = new Run(plan(), LastCheckpointTest::twoPoints, checkpoints, new SilentLog(), () -> stop);
        return new LocalTrainer(scratch).train(run);
    }

    private static TrainingPlan plan() {
        String json = "{'model': {'type': 'mlp', 'hidden': [2]}, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                + " 'training': {'epochs': 10}}";
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData twoPoints() {
        float[][] points = {{1, 1}, {-1, -1}};
        ArrayExamples examples = new ArrayExamples(points, new float[][] {{1, 0}, {0, 1}});
        return ArrayExamples.data(Target.classification(List.of("up", "down")), examples, examples);
    }
}
