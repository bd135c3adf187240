package dev.descent.ml.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is said of layers that do not fit together. */
class LayerGraphTests {
    private static final InputShape IMAGE = InputShape.image(3, 8, 6);
    private static final InputShape ROW = InputShape.flat(12);
    private static final Target CLASSES = Target.classification(List.of("a", "b"));
    private static final Target PIXELS = Target.segmentation(List.of("a", "b"), 8, 6);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"flatten","from":["nowhere"]}                                                    | layers[0].from[0] | no layer of the name nowhere
            {"type":"flatten","name":"a","from":["a"]}                                               | layers[0].from[0] | is this layer itself
            {"type":"flatten","from":["b"]},{"type":"dense","units":2,"name":"b"}                    | layers[0].from[0] | which comes later
            {"type":"flatten","name":"a"},{"type":"dense","units":2,"name":"a"}                      | layers[1].name    | is the name of layers[0] already
            {"type":"flatten","name":"a"},{"type":"dense","units":2,"from":["input"]}                | layers[0]         | is not used
            {"type":"conv2d","channels":2,"kernel":9,"padding":"valid"}                              | layers[0]         | larger than an image [3, 8, 6]
            {"type":"flatten"},{"type":"conv2d","channels":2}                                        | layers[1]         | takes an image
            {"type":"flatten"},{"type":"max_pooling"}                                                | layers[1]         | takes an image
            {"type":"conv2d","channels":2,"name":"a"},{"type":"add","from":["a","input"]}            | layers[1].from[1] | cannot be added to an image [2, 8, 6]
            {"type":"max_pooling","name":"a"},{"type":"concat","from":["a","input"]}                 | layers[1].from[1] | cannot stand beside an image [3, 4, 3]
            {"type":"lstm","units":2}                                                                | layers[0]         | one channel
            {"type":"flatten"},{"type":"lstm","units":2,"steps":7}                                   | layers[1].steps   | must divide the 144 values
            {"type":"flatten"},{"type":"lstm","units":2,"return_sequences":true}                     | layers[1]         | return_sequences
            {"type":"flatten"},{"type":"lstm","units":2,"return_sequences":true},{"type":"dense","units":2} | layers[2]  | takes a vector
            {"type":"activation","activation":"softmax"} | layers[0].activation | softmax works on vectors
            {"type":"cropping","top":4,"bottom":4}                                                   | layers[0]         | leaves nothing
            """)
    void whatDoesNotFitIsToldAtItsPath(String layers, String path, String message) {
        assertThat(faults(layers, IMAGE, CLASSES))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo(path))
                .satisfies(fault -> assertThat(fault.message()).contains(message));
    }

    @Test
    void everyFaultIsToldAndNoneTwice() {
        String layers = """
                {"type":"conv2d","channels":2,"kernel":20,"padding":"valid","name":"a"},
                {"type":"max_pooling","name":"b"},
                {"type":"add","from":["b","nowhere"],"name":"c"},
                {"type":"flatten","from":["later"]}""";
        assertThat(faults(layers, IMAGE, CLASSES))
                .extracting(Violation::path)
                .containsExactly("layers[0]", "layers[2].from[1]", "layers[3].from[0]", "layers[2]");
    }

    @Test
    void mapOfAnswersMustHaveTheSizeOfTheLabels() {
        assertThat(faults("{\"type\":\"conv2d\",\"channels\":4}", IMAGE, PIXELS))
                .isEmpty();
        assertThat(faults("{\"type\":\"max_pooling\"}", IMAGE, PIXELS))
                .containsExactly(
                        new Violation("layers[0]", "gives an image [3, 4, 3], the labels are a map of 8 x 6 pixels"));
        assertThat(faults("{\"type\":\"dense\",\"units\":4}", ROW, PIXELS)).hasSize(1);
    }

    @Test
    void sizesBeyondAllMemoryAreRefusedBeforeAnythingIsBuilt() {
        String up = "{\"type\":\"upsampling\",\"factor\":16},";
        String layers = up.repeat(40) + "{\"type\":\"global_pooling\"}";
        assertThat(faults(layers, IMAGE, CLASSES))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("layers[2]"))
                .satisfies(fault -> assertThat(fault.message()).contains("more than 2147483647 values"));
    }

    @Test
    void aSingleInputIsNoJoin() {
        assertThatThrownBy(() -> read(
                        "{\"type\":\"add\",\"from\":[\"a\"]},{\"type\":\"dense\",\"units\":1,\"from\":[\"a\",\"b\"]}"))
                .isInstanceOfSatisfying(InvalidSpec.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path)
                        .containsExactly("layers[0].from", "layers[1].from"));
    }

    private static List<Violation> faults(String layers, InputShape input, Target target) {
        return read(layers).faults(input, target);
    }

    private static ModelSpec read(String layers) {
        return SpecReader.read(
                new JsonMapper().readTree("{\"type\":\"layers\",\"layers\":[" + layers + "]}"), ModelSpec.class);
    }
}
