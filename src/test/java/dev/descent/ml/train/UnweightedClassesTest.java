package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UnweightedClassesTest {
    private static final List<String> CLASSES = List.of("ground", "cell", "void");
    private static final Target MASKS = Target.segmentation(CLASSES, 2, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'weighted_cross_entropy', 'class_weights': {'void': 0}}",
                "{'type': 'focal', 'alpha': [1, 1, 0]}",
                "{'type': 'sum', 'terms': [{'loss': 'dice'}, {'loss': {'type': 'weighted_cross_entropy',"
                        + " 'class_weights': [1, 2, 0]}}]}"
            })
    void aClassOfPixelsWithWeightZeroIsWarnedOf(String loss) {
        assertThat(UnweightedClasses.warnings(resolved(loss), MASKS))
                .singleElement()
                .asString()
                .contains("class \"void\" has weight 0")
                .contains("metrics")
                .contains("dataset.format.ignore");
    }

    @Test
    void otherWeightsAreNot() {
        assertThat(UnweightedClasses.warnings(resolved("'weighted_cross_entropy'"), MASKS))
                .isEmpty();
        assertThat(UnweightedClasses.warnings(resolved("'focal'"), MASKS)).isEmpty();
    }

    @Test
    void aClassOfExamplesWithWeightZeroIsWarnedOf() {
        assertThat(UnweightedClasses.warnings(
                        resolved("{'type': 'focal', 'alpha': [1, 1, 0]}"), Target.classification(CLASSES)))
                .singleElement()
                .asString()
                .contains("class \"void\" has weight 0")
                .contains("nothing is learned");
    }

    private static LossSpec resolved(String loss) {
        return SpecReader.read(JsonMapper.shared().readTree(loss.replace('\'', '"')), LossSpec.class)
                .resolve(MASKS, List.of(5L, 3L, 1L));
    }
}
