package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TermGradientsTest {
    private static final Target NUMBERS = Target.regression(List.of("a", "b"));
    private static final Target CELLS = Target.segmentation(List.of("background", "cell"), 3, 3);
    private static final String OF_CELLS =
            "{'type':'sum','terms':[{'weight':0.5,'loss':'dice'},{'weight':2,'loss':'cross_entropy'}]}";

    /** Of mse the gradient is (3, 4), of mae (1, 1) / 2, and ten times that here. */
    @Test
    void sharesAndCosinesAreThoseOfTheWeightedGradients() {
        LossFunction function =
                numbers("{'type':'sum','terms':[{'loss':'mse'},{'weight':10,'loss':'mae'},{'weight':0,'loss':'mse'}]}");
        TermProducts terms = measured(function, new LossInput(1, new double[2], new double[] {3, 4}));

        double all = 5 + 10 * Math.sqrt(0.5);
        assertThat(terms.series())
                .containsOnlyKeys(
                        "share.mse",
                        "share.mae",
                        "share.mse.2",
                        "cosine.mse.mae",
                        "cosine.mse.mse.2",
                        "cosine.mae.mse.2");
        assertThat(terms.shares().get("mse")).isCloseTo(5 / all, within(1e-15));
        assertThat(terms.shares().get("mae")).isCloseTo(10 * Math.sqrt(0.5) / all, within(1e-15));
        assertThat(terms.shares().get("mse.2")).isZero();
        assertThat(terms.cosines().get("mse.mae")).isCloseTo(7 / (5 * Math.sqrt(2)), within(1e-15));
        assertThat(terms.cosines().get("mse.mse.2")).isZero();
    }

    @Test
    void whereNothingIsWrongNothingHasAShare() {
        LossFunction function = numbers("{'type':'sum','terms':[{'loss':'mse'},{'loss':'mae'}]}");
        assertThat(measured(function, new LossInput(1, new double[2], new double[2]))
                        .series())
                .isEqualTo(Map.of("share.mse", 0.0, "share.mae", 0.0, "cosine.mse.mae", 0.0));
    }

    @Test
    void masksAndWeightsCountAsInTraining() {
        Weighted weighted = Weighted.random(Batches.classes(4, 9, 2, 3), 5).spoilt();
        TermProducts terms = measured(cells(OF_CELLS), weighted.input());

        double[] dice = weighted.evaluate(cells("'dice'")).gradient();
        double[] entropy = weighted.evaluate(cells("'cross_entropy'")).gradient();
        double share = 0.5 * norm(dice) / (0.5 * norm(dice) + 2 * norm(entropy));
        assertThat(terms.shares().get("dice")).isCloseTo(share, within(1e-12));
        assertThat(terms.cosines().get("dice.cross_entropy"))
                .isCloseTo(product(dice, entropy) / norm(dice) / norm(entropy), within(1e-12));
    }

    @Test
    void whatIsLearnedOfTermsIsInTheirGradients() {
        LossFunction function =
                numbers("{'type':'sum','weighting':'uncertainty','terms':[{'loss':'mse'},{'loss':'mae'}]}");
        Objects.requireNonNull(function.learned()).values()[1] = (float) -Math.log(20);
        TermProducts terms = measured(function, new LossInput(1, new double[2], new double[] {3, 4}));

        assertThat(terms.shares().get("mse")).isCloseTo(2.5 / (2.5 + 10 * Math.sqrt(0.5)), within(1e-6));
    }

    @Test
    void measuringChangesNeitherScoresNorGradientNorWhatIsLearned() {
        Weighted weighted = Weighted.random(Batches.classes(4, 9, 2, 3), 5);
        String learned = "{'type':'sum','weighting':'uncertainty','terms':[{'loss':'dice'},{'loss':'cross_entropy'}]}";
        LossFunction plain = cells(learned);
        Batches.Result before = weighted.evaluate(plain);
        LossFunction watched = cells(learned);
        watched.measureTerms(true);
        Batches.Result after = weighted.evaluate(watched);

        assertThat(after.scores()).containsExactly(before.scores());
        assertThat(after.gradient()).containsExactly(before.gradient());
        assertThat(watched.parts()).isEqualTo(plain.parts());
        assertThat(Objects.requireNonNull(watched.learned()).slopes())
                .containsExactly(Objects.requireNonNull(plain.learned()).slopes());
    }

    @Test
    void partsOfABatchAddUp() {
        Batches whole = Batches.classes(4, 9, 2, 1);
        int half = whole.labels().length / 2;
        LossFunction function = cells(OF_CELLS);
        TermProducts sum =
                measured(function, input(whole, 0, half)).plus(measured(function, input(whole, half, 2 * half)));

        Map<String, Double> expected = measured(function, new LossInput(4, whole.labels(), whole.logits()))
                .series();
        assertThat(sum.series()).hasSameSizeAs(expected);
        sum.series().forEach((name, value) -> assertThat(value).isCloseTo(expected.get(name), within(1e-12)));
    }

    @Test
    void manyTermsHaveSharesAndNoCosines() {
        String term = "{'loss':'mse'}";
        LossFunction function =
                numbers("{'type':'sum','terms':[" + String.join(",", Collections.nCopies(9, term)) + "]}");
        TermProducts terms = measured(function, new LossInput(1, new double[2], new double[] {3, 4}));

        assertThat(terms.shares()).hasSize(9).allSatisfy((name, share) -> assertThat(share)
                .isCloseTo(1.0 / 9, within(1e-15)));
        assertThat(terms.cosines()).isEmpty();
    }

    @Test
    void aLossOfOneTermHasNothingToMeasure() {
        LossFunction function = numbers("{'type':'sum','terms':[{'loss':'mse'}]}");
        function.measureTerms(true);
        function.evaluate(new LossInput(1, new double[2], new double[2]), new double[1], new double[2]);
        assertThat(function.measuredTerms()).isNull();
    }

    @Test
    void termsOfWeightZeroOrWithAScheduleAreNotMeantToTrainAllAlong() {
        LossFunction function = numbers("{'type':'sum','terms':[{'loss':'mse'},{'weight':0,'loss':'mae'},"
                + "{'weight':{'type':'map','rates':{'0':1}},'loss':'huber'}]}");
        assertThat(function.steadyTerms()).containsExactly("mse");
    }

    private static TermProducts measured(LossFunction function, LossInput input) {
        function.measureTerms(true);
        int values = input.logits().length;
        function.evaluate(input, new double[input.examples()], new double[values]);
        return Objects.requireNonNull(function.measuredTerms());
    }

    private static LossInput input(Batches whole, int from, int to) {
        return new LossInput(
                2, Arrays.copyOfRange(whole.labels(), from, to), Arrays.copyOfRange(whole.logits(), from, to));
    }

    private static double norm(double[] gradient) {
        return Math.sqrt(product(gradient, gradient));
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static LossFunction numbers(String json) {
        return new LossFunction(read(json).build(NUMBERS), Activation.IDENTITY, LossShape.of(NUMBERS));
    }

    private static LossFunction cells(String json) {
        return new LossFunction(read(json).build(CELLS), Activation.SOFTMAX, LossShape.of(CELLS));
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
