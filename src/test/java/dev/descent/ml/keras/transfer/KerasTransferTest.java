package dev.descent.ml.keras.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.keras.KerasArray;
import dev.descent.ml.keras.KerasLayer;
import dev.descent.ml.keras.KerasModel;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KerasTransferTest {
    private static final InputShape IMAGE = InputShape.image(2, 4, 6);

    @Test
    void everyUnknownLayerIsNamedAtOnce() {
        List<String> faults = refused(layer("LSTM", "a", ""), layer("Dropout", "b", ""), layer("Rescaling", "c", ""));

        assertThat(faults)
                .containsExactly(
                        "uri holds LSTM \"a\", a layer that is not known here",
                        "uri holds Rescaling \"c\", a layer that is not known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Activation | \"activation\": \"exponential\" | whose activation exponential there is not here",
                "ReLU | \"max_value\": 5 | another max_value than 6",
                "Softmax | \"axis\": 1 | does not work on the last axis",
                "BatchNormalization | \"axis\": [1] | does not work on the last axis",
                "MaxPooling2D | \"data_format\": \"channels_first\" | channels first",
                "MaxPooling2D | \"pool_size\": [9, 9] | larger than [4, 6, 2]",
                "MaxPooling2D | \"padding\": \"causal\" | neither same nor valid",
                "MaxPooling2D | \"pool_size\": \"x\" | not a height and a width",
                "GlobalMaxPooling2D | \"keepdims\": true | keepdims",
                "UpSampling2D | \"interpolation\": \"bilinear\" | interpolates",
                "ZeroPadding2D | \"padding\": 1 | another form",
                "Reshape | \"target_shape\": [6, 4, 2] | only a vector",
                "Dropout | \"noise_shape\": [1] | noise_shape",
                "Dense | \"units\": 3 | only a dense layer over a vector",
                "Conv2D | \"filters\": 3, \"groups\": 2 | groups",
                "Conv2D | \"filters\": 3, \"dilation_rate\": [2, 2] | dilated",
                "Conv2D | \"filters\": 3, \"kernel_size\": [1, 1] | must have weights of [[1, 1, 2, 3], [3]], has []",
                "Conv2D | \"filters\": -1 | not a positive integer",
                "Conv2D | \"filters\": 3, \"use_bias\": \"no\" | not true or false",
            })
    void layerThatCannotBeDoneExactlyIsNamedWithTheReason(String type, String config, String reason) {
        List<String> faults = refused(layer(type, "it", config), layer("Flatten", "flat", ""));

        assertThat(faults).singleElement().satisfies(fault -> assertThat(fault)
                .startsWith("uri holds " + type + " \"it\", wh")
                .contains(reason));
    }

    @Test
    void aTypeOfArrayThatDoesNotFitIsRefused() {
        KerasArray kernel = new KerasArray(List.of(47, 3), () -> new float[47 * 3]);
        KerasLayer dense = new KerasLayer("Dense", "it", json("\"units\": 3, \"use_bias\": false"), List.of(kernel));

        assertThat(refused(layer("Flatten", "flat", ""), dense)).singleElement().satisfies(fault -> assertThat(fault)
                .contains("must have weights of [[48, 3]], has [[47, 3]]"));
    }

    private static List<String> refused(KerasLayer... layers) {
        KerasModel model = new KerasModel(3, List.of(4, 6, 2), List.of(layers));
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> KerasTransfer.of(model, IMAGE));
        return invalid.violations().stream().map(Violation::text).toList();
    }

    private static KerasLayer layer(String type, String name, String config) {
        return new KerasLayer(type, name, json(config), List.of());
    }

    private static JsonNode json(String config) {
        return new JsonMapper().readTree("{" + config + "}");
    }
}
