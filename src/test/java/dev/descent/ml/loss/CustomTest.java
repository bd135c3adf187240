package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CustomTest {
    private static final Target CELLS = Target.segmentation(List.of("background", "cell"), 4, 5);
    private static final Target SIZES = Target.regression(List.of("width", "height"));

    @Test
    void aWeightedSumOfLossesIsTheSum() {
        Batches batch = Batches.classes(3, 20, 2, 5);
        Batches.Result formula =
                batch.evaluate(custom("0.7*dice + 0.3*cross_entropy").build(CELLS), Activation.SOFTMAX);
        Batches.Result sum = batch.evaluate(
                read("{'type':'sum','terms':[{'weight':0.7,'loss':'dice'},{'weight':0.3,'loss':'cross_entropy'}]}")
                        .build(CELLS),
                Activation.SOFTMAX);

        assertThat(formula.scores()).containsExactly(sum.scores(), within(1e-14));
        assertThat(formula.gradient()).containsExactly(sum.gradient(), within(1e-15));
    }

    /** In the place of a loss's name, wherever one stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.7*dice + 0.3*cross_entropy",
                "cross_entropy - dice",
                "mean(abs(y - p))",
                "e = y - p; mean(e*e)",
                "dice^2",
            })
    void aTextThatIsNoNameIsAFormula(String formula) {
        assertThat(read("'" + formula + "'")).isEqualTo(custom(formula));
        Sum sum = (Sum) read("{'type':'sum','terms':[{'weight':1,'loss':'" + formula + "'}]}");
        assertThat(sum.terms().get(0).loss()).isEqualTo(custom(formula));
    }

    @Test
    void whatIsNeitherIsAnsweredWithWhatIsMeant() {
        assertThat(faults("'dice_los'")).singleElement().asString().endsWith("(did you mean \"dice\"?)");
        assertThat(faults("'cross-entropy'")).singleElement().asString().endsWith("(did you mean \"cross_entropy\"?)");
        assertThat(faults("'dice \u2212 mse'"))
                .containsExactly("formula column 6: a formula has no \"\u2212\": write -");
        assertThat(faults("'0.5*dice + '")).singleElement().asString().startsWith("formula ");
        assertThat(faults("['dice','mse']"))
                .containsExactly(
                        "must be a name, a formula such as \"0.7*dice + 0.3*cross_entropy\", or an object with a"
                                + " type, was an array");
        assertThat(faults("{'formula':'mse'}"))
                .containsExactly("type is required (did you mean \"type\": \"custom\"?)");
        assertThat(faults("{'type':'sum','terms':[{'type':'dice','weight':0.5}]}"))
                .contains("terms[0].type is not known here (a term is {\"weight\": 0.5, \"loss\": {\"type\":"
                        + " \"dice\"}}); known are weight, loss");
    }

    private static List<String> faults(String json) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(json)).violations().stream()
                .map(Violation::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dice * cross_entropy",
                "log(1 + cross_entropy) + dice^2",
                "where(dice > 0.2, dice, 2*dice) + mean(square(y - p) * dice)",
                "sqrt(dice * mean(abs(y - p))) - 0.1*mean(p*log(p))",
                "max(dice, jaccard) + mean(softplus(z)) / 7"
            })
    void lossesMayBeMoreThanSummed(String formula) {
        Gradients.check(custom(formula), CELLS, Activation.SOFTMAX);
    }

    /** As with the number of each epoch in its place; the first epoch's where none has begun. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-mean(sum_classes(y*(1 - p)^g*log(p)))",
                "g*dice + cross_entropy/(1 + g)",
                "mean(exp(-g*y*z)) + dice^g",
                "g*mean(where(y > g/10, square(y - p), 0))"
            })
    void aScheduleIsANumberOfEachEpoch(String formula) {
        Batches batch = Batches.classes(3, 20, 2, 5);
        Loss annealed =
                custom(formula, "{'type':'map','rates':{'0':0.5,'2':2,'3':3}}").build(CELLS);

        for (int epoch : List.of(-1, 0, 2, 3)) {
            if (epoch >= 0) {
                annealed.beginEpoch(epoch, 4);
            }
            double gamma = epoch < 2 ? 0.5 : epoch;
            Batches.Result given = batch.evaluate(custom(formula, "" + gamma).build(CELLS), Activation.SOFTMAX);
            Batches.Result result = batch.evaluate(annealed, Activation.SOFTMAX);
            assertThat(result.scores()).containsExactly(given.scores(), within(1e-14));
            assertThat(result.gradient()).containsExactly(given.gradient(), within(1e-14));
            assertThat(annealed.parameters()).containsExactly(Map.entry("g", gamma));
        }
        Gradients.check(custom(formula, "{'type':'map','rates':{'0':0.5,'2':2}}"), CELLS, Activation.SOFTMAX);
    }

    @Test
    void schedulesInsideOtherLossesFollowTheEpochsToo() {
        String schedule = "{'type':'warmup','epochs':4,'schedule':1}";
        String formula =
                "{'type':'custom','formula':'w*mean(-sum_classes(y*log(p)))','parameters':{'w':" + schedule + "}}";
        LossSpec spec = read(
                "{'type':'sum','terms':[{'loss':{'type':'hardest','loss':" + formula + "}},{'loss':" + formula + "}]}");
        Loss loss = spec.build(CELLS);

        loss.beginEpoch(1, 8);

        assertThat(loss.parameters()).containsExactly(Map.entry("hardest.w", 0.5), Map.entry("custom.w", 0.5));
        assertThat(spec.schedules()).hasSize(2);
        assertThat(read(SpecWriter.write(spec).toString())).isEqualTo(spec);
    }

    /** As the loss of a batch's second half does, on a thread of its own. */
    @Test
    void aFunctionThatFollowsAnotherIsInItsEpoch() {
        LossSpec spec = custom("g*mean(square(y - p))", "{'type':'map','rates':{'0':0.5,'2':2}}");
        LossFunction first = new LossFunction(spec.build(CELLS), Activation.SOFTMAX, LossShape.of(CELLS));
        LossFunction second = new LossFunction(spec.build(CELLS), Activation.SOFTMAX, LossShape.of(CELLS));

        first.beginEpoch(2, 4);
        second.follow(first);

        assertThat(second.weights()).containsExactly(Map.entry("parameter.g", 2.0));
    }

    private static LossSpec custom(String formula, String parameter) {
        return read("{'type':'custom','formula':'" + formula + "','parameters':{'g':" + parameter + "}}");
    }

    @Test
    void aListHasANumberForEachOutput() {
        LossSpec loss =
                read("{'type':'custom','formula':'mean(w*square(y - p))','parameters':{'w':[1,2,3],'v':[1,2]}}");

        assertThat(loss.faults(CELLS))
                .containsExactly(new Violation(
                        "parameters.w", "must have one number for each of the 2 outputs (background, cell), has 3"));
        assertThat(loss.faults(Target.classification(List.of("a", "b", "c"))))
                .extracting(Violation::path)
                .containsExactly("parameters.v");
        assertThatThrownBy(() -> read("{'type':'custom','formula':'mean(p)','parameters':{'w':[1,'x'],'v':'counts'}}"))
                .hasMessageContaining("parameters.w[1] must be a finite number")
                .hasMessageContaining(
                        "parameters.v must be a number, a list with a number for each output, a schedule, or \"class_counts\"");
    }

    @Test
    void countsOfClassesAreFilledIn() {
        LossSpec loss = read(
                "{'type':'custom','formula':'-mean(y*log_softmax(z + log(n)))','parameters':{'n':'class_counts'}}");

        assertThat(SpecReader.read(SpecWriter.write(loss), LossSpec.class)).isEqualTo(loss);
        assertThat(loss.faults(CELLS)).isEmpty();
        assertThat(loss.faults(SIZES))
                .containsExactly(new Violation(
                        "parameters.n", "must be numbers: these labels are no classes, which could be counted"));
        assertThat(loss.resolve(CELLS, List.of(30L, 10L)))
                .isEqualTo(read(
                        "{'type':'custom','formula':'-mean(y*log_softmax(z + log(n)))','parameters':{'n':[30,10]}}"));
    }

    @Test
    void differencesOfPixelsNeedAMap() {
        LossSpec loss = custom("mean(abs(dx(p)))");

        assertThat(loss.faults(CELLS)).isEmpty();
        assertThat(loss.needsMap()).isTrue();
        assertThat(loss.faults(SIZES))
                .containsExactly(new Violation(
                        "formula", "has dx or dy, which look at neighbouring pixels: it needs labels that are maps"));
    }

    @Test
    void rootsOfNumbersAskForPositiveOutputs() {
        assertThat(custom("mean(p^0.5/0.5 - y*p^-0.5/-0.5)").activations(SIZES).get(0))
                .isEqualTo(Activation.SOFTPLUS);
    }

    @Test
    void warnsOfWhatANameStandsForAndIsNotUsed() {
        assertThat(custom("e = y - p; f = 2*e; mean(e^2)").warnings(CELLS))
                .containsExactly("custom: what f stands for is not used in the formula");
    }

    @Test
    void theHardestPositionsOfAFormulaAreThoseOfTheLossThatItSays() {
        Batches batch = Batches.classes(3, 20, 2, 5);
        LossSpec formula = read(
                "{'type':'hardest','share':0.3,'loss':{'type':'custom','formula':'2*-mean(sum_classes(y*log(p)))/2'}}");
        Batches.Result expected = batch.evaluate(
                read("{'type':'hardest','share':0.3,'loss':'cross_entropy'}").build(CELLS), Activation.SOFTMAX);

        assertThat(formula.faults(CELLS)).isEmpty();
        Batches.Result result = batch.evaluate(formula.build(CELLS), Activation.SOFTMAX);
        assertThat(result.scores()).containsExactly(expected.scores(), within(1e-14));
        assertThat(result.gradient()).containsExactly(expected.gradient(), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dice",
                "sum(square(y - p))",
                "mean(square(y - mean(p)))",
                "mean(abs(dx(p)))",
                "mean(p)^2",
                "1 + mean(square(y - p))",
                "mean(sum_positions(y - p)^2)"
            })
    void theHardestPositionsOfWhatScoresThemTogetherAreNone(String formula) {
        assertThat(read("{'type':'hardest','loss':{'type':'custom','formula':'" + formula + "'}}")
                        .faults(CELLS))
                .extracting(Violation::path)
                .containsExactly("loss");
    }

    @Test
    void lossesInAFormulaAreSeries() {
        LossFunction function = Batches.classes(3, 20, 2, 5)
                .function(custom("0.7*dice + 0.3*cross_entropy").build(CELLS), Activation.SOFTMAX);
        Batches.classes(3, 20, 2, 5).evaluate(function);

        assertThat(function.parts()).containsOnlyKeys("loss.dice", "loss.cross_entropy");
    }

    @Test
    void warnsOfNamesThatTheFormulaLacks() {
        LossSpec loss = read("""
                {'type':'custom','formula':'soft + 0*k + mean(abs(y - p)^1.5)',
                 'parameters':{'k':1,'power':1.5,'alpha':2},'losses':{'soft':{'type':'dice'},'hard':'jaccard'}}""");

        assertThat(loss.warnings(CELLS))
                .containsExactly(
                        "custom: alpha does not stand in the formula",
                        "custom: power does not stand in the formula",
                        "custom: hard does not stand in the formula");
        assertThat(loss.resolve(CELLS, List.of(1L, 1L)).warnings(CELLS)).isEqualTo(loss.warnings(CELLS));
        assertThat(custom("0.7*dice + 0.3*weighted_cross_entropy")
                        .resolve(CELLS, List.of(1L, 3L))
                        .warnings(CELLS))
                .isEmpty();
    }

    @Test
    void lossesOfOnesOwnHaveNamesOfOnesOwn() {
        LossSpec loss = read("{'type':'custom','formula':'dice + soft','losses':{'soft':{'type':'dice','smooth':1}}}");
        Batches batch = Batches.classes(2, 20, 2, 6);

        assertThat(batch.evaluate(loss.build(CELLS), Activation.SOFTMAX).value())
                .isCloseTo(
                        batch.evaluate(dice(null).build(CELLS), Activation.SOFTMAX)
                                        .value()
                                + batch.evaluate(dice(1.0).build(CELLS), Activation.SOFTMAX)
                                        .value(),
                        within(1e-14));
    }

    @Test
    void whatTheDataFillsInStandsUnderLosses() {
        assertThat(custom("dice + weighted_cross_entropy").resolve(CELLS, List.of(30L, 10L)))
                .isEqualTo(read(
                        "{'type':'custom','formula':'dice + weighted_cross_entropy','losses':{'weighted_cross_entropy':"
                                + "{'type':'weighted_cross_entropy','class_weights':[0.6666666666666666,2]}}}"));
    }

    @Test
    void labelsKeepTheirUnitUnlessOnlyDifferencesCount() {
        assertThat(custom("mean(square(target - output))").scalesTarget()).isTrue();
        assertThat(custom("mean(abs(y - p) / y)").scalesTarget()).isFalse();
        assertThat(custom("mse + 0.1*mape").scalesTarget()).isFalse();
    }

    @Test
    void activationsAreThoseOfItsLosses() {
        assertThat(custom("dice + binary_cross_entropy").activations(CELLS)).containsExactly(Activation.SIGMOID);
        assertThat(custom("mean(square(y - p))").activations(SIZES).get(0)).isEqualTo(Activation.IDENTITY);
        assertThat(custom("mean(p - y*log(p))").activations(SIZES).get(0)).isEqualTo(Activation.SOFTPLUS);
        assertThat(custom("dice + hinge").faults(CELLS))
                .extracting(Violation::path)
                .containsExactly("formula");
    }

    @Test
    void faultsStandAtTheFormula() {
        assertThatThrownBy(() -> custom("mean(y - q)")).hasMessageContaining("formula column 10: \"q\" is not known");
        assertThatThrownBy(() -> read("{'type':'sum','terms':[{'loss':{'type':'custom','formula':'y'}}]}"))
                .hasMessageContaining("terms[0].loss.formula gives a number per output");
    }

    @Test
    void namesMustBeFree() {
        assertThatThrownBy(() -> read("{'type':'custom','formula':'mean(p)','parameters':{'p':1,'dice':2,'2x':3}}"))
                .hasMessageContaining("parameters.p is a word of the language")
                .hasMessageContaining("parameters.dice is the name of a loss")
                .hasMessageContaining("parameters.2x must be a name");
    }

    private static LossSpec dice(Double smooth) {
        return new Dice(smooth, null, new ClassMean(null, null, null));
    }

    private static LossSpec custom(String formula) {
        return read("{'type':'custom','formula':'" + formula + "'}");
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
