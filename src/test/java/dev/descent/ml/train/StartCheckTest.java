package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StartCheckTest {
    private static final String ENCODING = """
            {"type": "table", "columns": [{"type": "number", "name": "a", "missing": %s,
             "scaling": {"offset": 0.0, "scale": 1.0}}], "unused": [], "scaling": {"mean": [0.0], "deviation": [1.0]},
             "target": {"task": "regression", "names": ["y"], "height": 1, "width": 1}}
            """;
    private static final MemorySize ENOUGH = new MemorySize(1L << 30, 1L << 30);

    @TempDir
    Path scratch;

    @Test
    void aCheckpointOfBeforeRangesWereKeptCanBeGoneOnFrom() {
        SavedCheckpoint old = trained("1.5");

        assertThatCode(() -> check(old, "1.5, \"lowest\": 0.0, \"highest\": 3.0"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(old, "2.5, \"lowest\": 0.0, \"highest\": 3.0"))
                .hasMessageContaining("is encoded in another way");
    }

    private SavedCheckpoint trained(String column) {
        FolderCheckpoints checkpoints = new FolderCheckpoints(scratch);
        new LocalTrainer(scratch).train(new Run(plan(1), () -> data(column), checkpoints, new Recorder(), () -> null));
        return Objects.requireNonNull(checkpoints.newest());
    }

    private static void check(SavedCheckpoint from, String column) {
        TrainingData data = data(column);
        StartCheck.check(from, PlanCheck.check(plan(2), data, ENOUGH), data);
    }

    private static TrainingPlan plan(int epochs) {
        String json =
                "{'model': {'type': 'mlp', 'hidden': [2]}, 'loss': 'mse', 'optimizer': 'sgd', 'training': {'epochs': %d, 'batch_size': 4}}"
                        .formatted(epochs);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData data(String column) {
        ArrayExamples rows = ArrayExamples.numbers(8);
        TrainingData plain = ArrayExamples.data(Target.regression(List.of("y")), rows, rows);
        return new TrainingData(
                plain.input(),
                plain.target(),
                TargetScaling.none(1),
                rows,
                rows,
                plain.test(),
                List.of(),
                JsonMapper.shared().readTree(ENCODING.formatted(column)),
                List.of());
    }
}
