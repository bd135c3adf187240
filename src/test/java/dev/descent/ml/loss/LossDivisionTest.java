package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LossDivisionTest {
    private static final int SIDE = 5;
    private static final Target CELLS = Target.segmentation(List.of("background", "cell", "nucleus"), SIDE, SIDE);
    private static final Target DISC = Target.segmentation(List.of("disc"), SIDE, SIDE);
    private static final Target PAIR = Target.segmentation(List.of("disc"), 1, 2);

    /** −log p at each of two pixels, by half of what both are. */
    @Test
    void aSumOverPixelsIsDividedIntoItsTerms() {
        LossDivision.Divided divided = division("'binary_cross_entropy'", PAIR, Activation.SIGMOID)
                .ofScore(new LossInput(1, new double[] {1, 0}, new double[] {0, Math.log(3)}));

        assertThat(divided.parts()[0]).isCloseTo(Math.log(2) / 2, within(1e-15));
        assertThat(divided.parts()[1]).isCloseTo(Math.log(4) / 2, within(1e-15));
        assertThat(divided.exact()).isTrue();
    }

    /**
     * With y = (1, 0) and p = (1 − b, b) the denominator D = 2 + s is the same all along the way, and the integrals are b (2 + s + b) / D² of the
     * first and b (2 + s − b) / D² of the second, which sum up to the score, 2 b / D.
     */
    @Test
    void diceIsDividedByWhatEachPixelAddedOnTheWay() {
        double b = 0.3;
        double logit = Math.log(b / (1 - b));
        LossDivision.Divided divided = division("{'type':'dice','smooth':1}", PAIR, Activation.SIGMOID)
                .ofScore(new LossInput(1, new double[] {1, 0}, new double[] {-logit, logit}));

        assertThat(divided.parts()[0]).isCloseTo(b * (3 + b) / 9, within(1e-6));
        assertThat(divided.parts()[1]).isCloseTo(b * (3 - b) / 9, within(1e-6));
        assertThat(divided.score()).isCloseTo(2 * b / 3, within(1e-12));
        assertThat(divided.exact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'cross_entropy'",
                "'mse'",
                "{'type':'focal','gamma':2}",
                "'generalized_cross_entropy'",
                "{'type':'hardest','share':0.3,'loss':'cross_entropy'}",
                "'hausdorff_dt'",
                "{'type':'sum','terms':[{'weight':0.4,'loss':'mse'},{'weight':2,'loss':'cross_entropy'},{'weight':0,'loss':'dice'}]}"
            })
    void whatIsASumOverPixelsIsDividedExactly(String loss) {
        LossDivision.Divided divided = division(loss, CELLS, Activation.SOFTMAX).ofScore(weighted(CELLS));

        assertThat(divided.exact()).isTrue();
        assertThat(sum(divided)).isCloseTo(divided.score(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'dice'",
                "'jaccard'",
                "'tversky'",
                "'focal_tversky'",
                "'generalized_dice'",
                "'lovasz'",
                "'unified_focal'",
                "'cl_dice'",
                "{'type':'custom','formula':'0.7*dice + 0.3*cross_entropy'}",
                "{'type':'sum','terms':[{'loss':'dice'},{'loss':'cross_entropy'}]}"
            })
    void partsOfOtherLossesSumUpToTheScoreLessThatOfRightOutputs(String loss) {
        LossInput input = weighted(CELLS);
        LossDivision.Divided divided = division(loss, CELLS, Activation.SOFTMAX).ofScore(input);

        assertThat(divided.exact()).isFalse();
        // a skeleton has kinks all along the way
        double tolerance = loss.equals("'cl_dice'") ? 1e-2 : 2e-3;
        assertThat(sum(divided))
                .isCloseTo(divided.score() - right(loss, CELLS, input), within(tolerance * divided.score()));
    }

    @Test
    void aBoundaryIsDividedThoughItIsBelowZeroWhereAllIsRight() {
        LossInput input = weighted(CELLS);
        LossDivision.Divided divided =
                division("'boundary'", CELLS, Activation.SOFTMAX).ofScore(input);

        assertThat(sum(divided)).isCloseTo(divided.score() - right("'boundary'", CELLS, input), within(1e-12));
        assertThat(Arrays.stream(divided.parts()).filter(part -> !Double.isNaN(part)))
                .allMatch(part -> part >= 0);
    }

    @Test
    void theHingeOfAnOverlapIsDividedByItsErrors() {
        LossDivision.Divided divided =
                division("'lovasz_hinge'", DISC, Activation.SIGMOID).ofScore(weighted(DISC));

        assertThat(divided.exact()).isTrue();
        assertThat(sum(divided)).isCloseTo(divided.score(), within(1e-12));
    }

    /** A difference in the middle is looked at by the windows around it, and costs there. */
    @Test
    void aDifferenceOfStructureLiesWhereItIs() {
        Target image = Target.image(1, 16, 16);
        double[] labels = new double[256];
        Arrays.setAll(labels, i -> 0.5 + 0.4 * Math.sin(i / 16) * Math.cos(i % 16));
        double[] outputs = labels.clone();
        outputs[8 * 16 + 8] = 1;
        LossDivision.Divided divided =
                division("'ssim'", image, Activation.IDENTITY).ofScore(new LossInput(1, labels, outputs));

        assertThat(divided.parts()[8 * 16 + 8]).isCloseTo(divided.score(), within(1e-3 * divided.score()));
        assertThat(divided.parts()[8 * 16 + 9]).isZero();
    }

    @Test
    void whatIsIgnoredHasNoPart() {
        LossInput input = weighted(CELLS);
        for (String loss : List.of("'cross_entropy'", "'dice'")) {
            LossDivision division = division(loss, CELLS, Activation.SOFTMAX);
            for (double[] parts : List.of(
                    division.ofScore(input).parts(), division.ofGradient(input).parts())) {
                for (int i = 0; i < parts.length; i++) {
                    assertThat(Double.isNaN(parts[i])).isEqualTo(!input.isValid(i));
                }
            }
        }
    }

    @Test
    void anExampleOfWhichNothingCountsHasNoPartsAtAll() {
        double[] nothing = new double[CELLS.positions()];
        LossInput input = new LossInput(1, new double[75], new double[75], new ExactWeights(nothing, null, null));
        LossDivision.Divided divided =
                division("'dice'", CELLS, Activation.SOFTMAX).ofScore(input);

        assertThat(divided.score()).isZero();
        assertThat(divided.parts()).containsOnly(Double.NaN);
    }

    @Test
    void aGradientIsItsLengthAtThePixelsLogits() {
        LossInput input = weighted(CELLS);
        double[] gradient = new double[75];
        new LossFunction(read("'dice'").build(CELLS), Activation.SOFTMAX, LossShape.of(CELLS))
                .evaluate(input, new double[1], gradient);
        double[] lengths =
                division("'dice'", CELLS, Activation.SOFTMAX).ofGradient(input).parts();

        for (int i = 0; i < lengths.length; i++) {
            if (input.isValid(i)) {
                double length = Math.hypot(Math.hypot(gradient[3 * i], gradient[3 * i + 1]), gradient[3 * i + 2]);
                assertThat(lengths[i]).isCloseTo(length, within(1e-15));
            }
        }
    }

    @Test
    void aFormulaOverLogitsCannotBeDivided() {
        LossDivision division = division("{'type':'custom','formula':'mean(z*z)'}", CELLS, Activation.SOFTMAX);
        assertThatThrownBy(() -> division.ofScore(weighted(CELLS)))
                .isInstanceOf(IndivisibleLoss.class)
                .hasMessageStartingWith("reads logits");
        assertThat(division.ofGradient(weighted(CELLS)).parts()).hasSize(25);
    }

    private static LossInput weighted(Target target) {
        LossShape shape = LossShape.of(target);
        Weighted all = Weighted.random(Batches.classes(2, shape, 4), 2);
        int n = target.positions();
        double[] valid = new double[n];
        Arrays.setAll(valid, i -> i % 7 == 3 ? 0 : 1);
        return new LossInput(
                1,
                all.batch().labels(),
                all.batch().logits(),
                new ExactWeights(valid, Arrays.copyOf(all.positions(), n), new double[] {0.7}));
    }

    /** The score of the labels themselves. */
    private static double right(String loss, Target target, LossInput input) {
        LossFunction function =
                LossFunction.ofOutputs(read(loss).build(target), Activation.SOFTMAX, LossShape.of(target));
        double[] almost = Arrays.stream(input.labels())
                .map(y -> Math.max(1e-12, Math.min(1 - 1e-12, y)))
                .toArray();
        return function.score(new LossInput(1, input.labels(), almost, input.weights), 0);
    }

    private static double sum(LossDivision.Divided divided) {
        return Arrays.stream(divided.parts())
                .filter(part -> !Double.isNaN(part))
                .sum();
    }

    private static LossDivision division(String loss, Target target, Activation activation) {
        LossSpec spec = read(loss);
        return new LossDivision(spec.build(target), activation, LossShape.of(spec, target));
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
