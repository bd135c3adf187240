package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Encoded;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.Split;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.augment.FlipHorizontal;
import dev.descent.ml.data.augment.Noise;
import dev.descent.ml.data.augment.Rotate;
import dev.descent.ml.data.sample.Samples;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AugmentedRunTest {
    private static final List<AugmentSpec> AUGMENT =
            List.of(new FlipHorizontal(0.5), new Rotate(10.0), new Noise(0.02));

    @TempDir
    Path scratch;

    @Test
    void aRepeatedRunIsTheSameToTheBit() {
        assertThat(parameters(shapes().augmented(AUGMENT))).isEqualTo(parameters(shapes().augmented(AUGMENT)));
    }

    @Test
    void trainingSeesVariedImages() {
        assertThat(parameters(shapes().augmented(AUGMENT))).isNotEqualTo(parameters(shapes()));
    }

    private String parameters(TrainingData data) {
        String json = ("{'model': {'type': 'mlp', 'hidden': [8]}, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                        + " 'training': {'epochs': 2, 'batch_size': 64}}")
                .replace('\'', '"');
        TrainingPlan plan = SpecReader.read(new JsonMapper().readTree(json), TrainingPlan.class);
        return new LocalTrainer(scratch)
                .train(new Run(plan, () -> data, Checkpoints.NONE, new SilentLog(), () -> null))
                .parametersSha256();
    }

    private static TrainingData shapes() {
        RawData raw = Samples.find("shapes").orElseThrow().make();
        Split split = Split.of(0.2, 0.0, 7L, true);
        return Encoded.of(raw, Parts.of(split, raw), Normalize.STANDARDIZE, true);
    }
}
