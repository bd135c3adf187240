package dev.descent.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ModelSpecTests {
    private static final Target CLASSES = Target.classification(List.of("a", "b"));

    @Test
    void aNameStandsForAModelWithItsDefaults() {
        assertThat(read("\"mlp\"")).isEqualTo(new Mlp(List.of(64), HiddenActivation.RELU, 0.0, null));
    }

    @Test
    void aModelMayNameItsOutputActivation() {
        assertThat(read("{\"type\":\"lenet\",\"output_activation\":\"sigmoid\"}")
                        .outputActivation())
                .isEqualTo(Activation.SIGMOID);
    }

    @Test
    void everyFaultIsToldAtItsPath() {
        assertThatThrownBy(() -> read(
                        "{\"type\":\"cnn\",\"channels\":[8,0],\"dense\":[99999],\"dropout\":1,\"activation\":\"x\"}"))
                .isInstanceOfSatisfying(InvalidSpec.class, invalid -> assertThat(invalid.violations())
                        .extracting(violation -> violation.path())
                        .containsExactlyInAnyOrder("channels[1]", "dense[0]", "dropout", "activation"));
    }

    @Test
    void anImageModelRefusesRows() {
        assertThat(new Lenet(null).faults(InputShape.flat(4), CLASSES)).hasSize(1);
    }

    @Test
    void poolingMustLeaveSomething() {
        Cnn deep = new Cnn(List.of(4, 4, 4, 4), List.of(), HiddenActivation.RELU, 0.0, null);
        assertThat(deep.faults(InputShape.image(3, 16, 16), CLASSES)).isEmpty();
        assertThat(deep.faults(InputShape.image(3, 15, 16), CLASSES))
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("channels"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'dense','units':2}",
                "{'type':'dense','units':8,'activation':'softmax'}",
                "{'type':'dense','units':1,'activation':'sigmoid'}",
                "{'type':'conv2d','channels':2,'kernel':1}",
                "{'type':'activation','activation':'softmax'}"
            })
    void anOutputLayerThatIsWrittenIsTold(String last) {
        assertThat(layers(last).warnings(CLASSES))
                .singleElement()
                .asString()
                .startsWith("layers[1]: looks like an output layer, and another one of 2 outputs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'dense','units':3}",
                "{'type':'dense','units':1}",
                "{'type':'conv2d','channels':2,'kernel':3}",
                "{'type':'activation','activation':'sigmoid'}",
                "'flatten'"
            })
    void aHiddenLayerAtTheEndIsOne(String last) {
        assertThat(layers(last).warnings(CLASSES)).isEmpty();
        assertThat(new Layers(List.of(), null).warnings(CLASSES)).isEmpty();
    }

    private static ModelSpec layers(String last) {
        return read("{'type':'layers','layers':[{'type':'dense','units':2},%s]}"
                .formatted(last)
                .replace('\'', '"'));
    }

    private static ModelSpec read(String json) {
        return SpecReader.read(new JsonMapper().readTree(json), ModelSpec.class);
    }
}
