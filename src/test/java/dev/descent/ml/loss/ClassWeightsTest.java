package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ClassWeightsTest {
    private static final Target CELLS = Target.classification(List.of("lymphocyte", "monocyte", "basophil"));

    @Test
    void balancedWeightsAreExamplesOverClassesTimesTheirExamples() {
        LossSpec resolved = read("'balanced'").resolve(CELLS, List.of(60L, 30L, 10L));

        assertThat(SpecWriter.write(resolved).toString())
                .isEqualTo("{\"type\":\"weighted_cross_entropy\",\"class_weights\":"
                        + "[0.5555555555555556,1.1111111111111112,3.3333333333333335],\"label_smoothing\":0.0}");
    }

    @Test
    void aClassWithoutExamplesCannotBeBalanced() {
        assertThatThrownBy(() -> read("'balanced'").resolve(CELLS, List.of(60L, 30L, 0L)))
                .hasMessageContaining("class_weights cannot be balanced: class \"basophil\" has no training example");
    }

    @Test
    void classesNotNamedWeighOne() {
        assertThat(read("{'basophil':5}").resolve(CELLS, List.of(1L, 1L, 1L))).isEqualTo(read("[1,1,5]"));
    }

    @Test
    void weightsMustFitTheClasses() {
        assertThat(read("{'neutrophil':5}").faults(CELLS))
                .containsExactly(new Violation(
                        "class_weights.neutrophil", "is not a class; the classes are lymphocyte, monocyte, basophil"));
        assertThat(read("{'Monocyte':5,'2':5}").faults(CELLS))
                .extracting(Violation::message)
                .containsExactly(
                        "is not a class (did you mean \"monocyte\"?); the classes are lymphocyte, monocyte, basophil",
                        "is not a class (did you mean \"basophil\"?); the classes are lymphocyte, monocyte, basophil");
        assertThat(read("[1,2]").faults(CELLS))
                .extracting(Violation::message)
                .containsExactly(
                        "must have one weight for each of the 3 classes (lymphocyte, monocyte, basophil), has 2");
        assertThat(read("{'lymphocyte':0,'monocyte':0,'basophil':0}").faults(CELLS))
                .extracting(Violation::path)
                .containsExactly("class_weights");
        assertThat(read("[1,2,3]").faults(CELLS)).isEmpty();
    }

    @Test
    void weightsMustBeNumbersThatCanWeigh() {
        assertThatThrownBy(() -> read("[1,-2,3]"))
                .hasMessageContaining("class_weights[1] must not be negative, was -2.0");
        assertThatThrownBy(() -> read("[0,0]")).hasMessageContaining("class_weights must have a weight above 0");
        assertThatThrownBy(() -> read("{'a':'x'}"))
                .hasMessageContaining("class_weights.a must be a finite number, was \"x\"");
        assertThatThrownBy(() -> read("'even'"))
                .hasMessageContaining("class_weights must be a list")
                .hasMessageEndingWith("or \"balanced\", was \"even\"");
        assertThatThrownBy(() -> read("2")).hasMessageContaining("class_weights must be a list");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("class_weights");
    }

    @Test
    void focalTakesWeightsAsANumberToo() {
        assertThat(SpecWriter.write(focal("0.25").resolve(CELLS, List.of(1L, 1L, 1L)))
                        .toString())
                .isEqualTo("{\"type\":\"focal\",\"gamma\":2.0,\"alpha\":0.25}");
        assertThat(focal("[0.2,1,3]").activations(CELLS)).containsExactly(Activation.SOFTMAX);
        assertThat(focal("[0.2,1,0.5]").activations(CELLS)).containsExactly(Activation.SOFTMAX, Activation.SIGMOID);
        assertThatThrownBy(() -> focal("1.5")).hasMessageContaining("alpha must be at most 1");
    }

    private static LossSpec read(String weights) {
        return json("{'type':'weighted_cross_entropy','class_weights':" + weights + "}");
    }

    private static LossSpec focal(String alpha) {
        return json("{'type':'focal','alpha':" + alpha + "}");
    }

    private static LossSpec json(String text) {
        return SpecReader.read(JsonMapper.shared().readTree(text.replace('\'', '"')), LossSpec.class);
    }

    /** Where a yes weighs alpha, and a no 1 - alpha. */
    @Test
    void balancedFocalTakesNoSigmoidOutputs() {
        LossSpec focal = new Focal(null, new BalancedWeights());

        assertThat(focal.activations(Target.classification(List.of("a", "b", "c"))))
                .containsExactly(Activation.SOFTMAX);
        for (Target target :
                List.of(Target.multiLabel(List.of("a", "b", "c")), Target.segmentation(List.of("vessel"), 4, 4))) {
            assertThat(focal.faults(target)).singleElement().satisfies(fault -> {
                assertThat(fault.path()).isEqualTo("alpha");
                assertThat(fault.message()).contains("one number below 1");
            });
            assertThat(new Focal(null, null).faults(target)).isEmpty();
        }
    }
}
