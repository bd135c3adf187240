package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LossTrialTest {
    private static final int EXAMPLES = 10;

    /** Of two classes in each pixel: 100,000 labels are tried, four examples at least, and no more than 500,000 labels for these. */
    @ParameterizedTest
    @CsvSource({"20, 10", "100, 5", "200, 4", "300, 2", "400, 1"})
    void lossesAreTriedOnFewOfLargeImages(int side, int tried) {
        Target target = Target.segmentation(List.of("ground", "cell"), side, side);
        float[][] labels = new float[EXAMPLES][target.positions() * target.outputs()];
        ArrayExamples examples = new ArrayExamples(new float[EXAMPLES][1], labels);
        TrainingData data = ArrayExamples.data(target, examples, examples);

        assertThat(LossTrial.warnings(plan("mean(y*log(y/p))"), data))
                .singleElement()
                .asString()
                .startsWith("loss: its score or its gradient is not finite for " + tried + " of " + tried
                        + " training examples");
    }

    private static TrainingPlan plan(String formula) {
        String json = "{'model': 'unet', 'loss': {'type': 'custom', 'formula': '" + formula + "'}}";
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }
}
