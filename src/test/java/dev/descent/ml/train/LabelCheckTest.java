package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class LabelCheckTest {
    private static final ArrayExamples ROWS =
            new ArrayExamples(new float[][] {{0}, {1}, {2}}, new float[][] {{3}, {-1}, {2}});

    @Test
    void aLabelThatDoesNotCountIsNotAskedAbout() {
        assertThat(faults(weighed(1, 0, 1))).isEmpty();
    }

    @Test
    void aLabelOfWeightZeroIs() {
        assertThat(faults(new WeighedExamples(ROWS, new float[] {1, 1, 1}, new float[] {1, 0, 1})))
                .extracting(Violation::path)
                .containsExactly("loss");
        assertThat(faults(weighed(1, 1, 0))).hasSize(1);
    }

    private static Examples weighed(float... valid) {
        return new WeighedExamples(ROWS, valid, new float[] {1, 1, 1});
    }

    private static List<Violation> faults(Examples training) {
        LossSpec poisson = SpecReader.read(JsonMapper.shared().readTree("\"poisson\""), LossSpec.class);
        TrainingData data = new TrainingData(
                InputShape.flat(1),
                Target.regression(List.of("y")),
                TargetScaling.none(1),
                training,
                Examples.NONE,
                Examples.NONE,
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                List.of());
        Faults faults = new Faults();
        new LabelCheck(data).check(poisson, "loss", faults);
        return faults.list();
    }
}
