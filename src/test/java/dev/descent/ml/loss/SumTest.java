package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SumTest {
    private static final Target CELLS = Target.segmentation(List.of("background", "cell"), 3, 3);

    @Test
    void termsAreSeriesOfTheirOwn() {
        LossFunction function = function(
                "{'type':'sum','terms':[{'weight':0.5,'loss':'dice'},"
                        + "{'weight':0.5,'loss':{'type':'sum','terms':[{'loss':'cross_entropy'},{'loss':'dice'}]}},{'weight':0,'loss':'dice'}]}");
        Batches batch = Batches.classes(4, 9, 2, 1);

        double value = batch.evaluate(function).value();

        assertThat(function.parts())
                .containsOnlyKeys("loss.dice", "loss.sum", "loss.sum.cross_entropy", "loss.sum.dice", "loss.dice.2");
        assertThat(0.5 * function.parts().get("loss.dice")
                        + 0.5 * function.parts().get("loss.sum"))
                .isCloseTo(value, within(1e-14));
        assertThat(function.parts().get("loss.dice"))
                .isCloseTo(batch.evaluate(function("'dice'")).value(), within(1e-14));
    }

    @Test
    void aTermOfWeightZeroIsLoggedAndTrainsNothing() {
        LossFunction function =
                function("{'type':'sum','terms':[{'weight':1,'loss':'dice'},{'weight':0,'loss':'cross_entropy'}]}");
        Batches batch = Batches.classes(2, 9, 2, 2);

        assertThat(batch.evaluate(function).gradient())
                .containsExactly(batch.evaluate(function("'dice'")).gradient());
        assertThat(function.parts().get("loss.cross_entropy")).isPositive();
    }

    @Test
    void aLossOfItsOwnHasNoTerms() {
        assertThat(function("'dice'").parts()).isEmpty();
    }

    @Test
    void takesTheActivationThatAllAccept() {
        assertThat(read("{'type':'sum','terms':[{'loss':'dice'},{'loss':'binary_cross_entropy'}]}")
                        .activations(CELLS))
                .containsExactly(Activation.SIGMOID);
        assertThat(read("{'type':'sum','terms':[{'loss':'mse'},{'loss':'cross_entropy'}]}")
                        .activations(CELLS))
                .containsExactly(Activation.SOFTMAX);
    }

    @Test
    void refusesTermsWithoutAnActivationInCommon() {
        assertThat(read("{'type':'sum','terms':[{'loss':'dice'},{'loss':'hinge'}]}")
                        .faults(CELLS))
                .containsExactly(new Violation(
                        "terms", "no output activation fits all: dice takes softmax or sigmoid, hinge takes identity"));
    }

    @Test
    void tellsTheFaultsOfTermsAtTheirPlaces() {
        assertThat(read("{'type':'sum','terms':[{'loss':'dice'},{'loss':'poisson'},"
                                + "{'loss':{'type':'weighted_cross_entropy','class_weights':[1]}}]}")
                        .faults(CELLS))
                .extracting(Violation::path)
                .containsExactly("terms[1].loss", "terms[2].loss.class_weights");
    }

    @Test
    void resolvesItsTerms() {
        LossSpec resolved = read("{'type':'sum','terms':[{'loss':'weighted_cross_entropy'}]}")
                .resolve(CELLS, List.of(30L, 10L));

        assertThat(resolved)
                .isEqualTo(read("{'type':'sum','terms':[{'weight':1,'loss':{'type':'weighted_cross_entropy',"
                        + "'class_weights':[0.6666666666666666,2]}}]}"));
    }

    @Test
    void refusesWhatCannotBeSummed() {
        assertThatThrownBy(() -> read("{'type':'sum','terms':[]}")).hasMessageContaining("at least one term");
        assertThatThrownBy(() -> read("{'type':'sum'}")).hasMessageContaining("terms is required");
        assertThatThrownBy(() -> read("{'type':'sum','terms':[{'weight':-1,'loss':'mse'}]}"))
                .hasMessageContaining("terms[0].weight must be at least 0");
        assertThatThrownBy(() -> read("{'type':'sum','terms':[{'weight':0,'loss':'mse'}]}"))
                .hasMessageContaining("terms must have a weight above 0")
                .message()
                .doesNotContain(", was ");
        assertThatThrownBy(() -> read("{'type':'sum','terms':[{'weight':1,'loss':{'type':'huber','delta':-1}}]}"))
                .hasMessageContaining("terms[0].loss.delta must be positive, was -1.0");
        String deep = "'mse'";
        for (int i = 0; i < 9; i++) {
            deep = "{'type':'sum','terms':[{'loss':" + deep + "}]}";
        }
        String tooDeep = deep;
        assertThatThrownBy(() -> read(tooDeep)).hasMessageContaining("nested at most 8 deep");
    }

    private static LossFunction function(String json) {
        return new LossFunction(read(json).build(CELLS), Activation.SOFTMAX, LossShape.of(CELLS));
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
