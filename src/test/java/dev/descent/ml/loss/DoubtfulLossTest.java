package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DoubtfulLossTest {
    private static final Target KINDS = Target.classification(List.of("a", "b", "c"));
    private static final Target SIZES = Target.regression(List.of("width", "height"));
    private static final int EXAMPLES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"mean(z)", "mean(square(p - 0.5))", "sum(p*log(p)) + mean(y)", "mean(cos(z))"})
    void gradientThatLabelsHaveNoPartInIsTold(String formula) {
        assertThat(ofKinds(formula)).hasValueSatisfying(told -> assertThat(told).contains("whatever the labels are"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean((y - p)^3)", "mean(y*p)", "mean(abs(y - p)) - 10*abs(mean(p))"})
    void lossThatFallsWithoutBoundIsTold(String formula) {
        assertThat(ofSizes(formula, 1))
                .hasValueSatisfying(told -> assertThat(told).contains("without bound"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-12*cross_entropy", "mean(p)", "mean(y - p)", "max(cross_entropy, 5)"})
    void gradientOfNextToNothingIsTold(String formula) {
        assertThat(ofKinds(formula)).hasValueSatisfying(told -> assertThat(told).contains("next to nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12*cross_entropy", "exp(100*cross_entropy)"})
    void hugeGradientIsTold(String formula) {
        assertThat(ofKinds(formula)).hasValueSatisfying(told -> assertThat(told).contains("huge"));
    }

    @Test
    void wrongSignIsToldAsOne() {
        assertThat(ofKinds("1 - dice")).contains(InvertedLoss.WARNING);
        assertThat(ofSizes("-mse", 1)).contains(InvertedLoss.WARNING);
    }

    /** Of labels far from outputs too, where an absolute error has one slope for all of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean(abs(y - p)) + 0.1*mean(abs(p))",
                "mean(max(0.9*(y - p), 0.1*(p - y))) + 0.01*mean(square(p))",
                "mean(abs(y - p)) - 0.5*mean(abs(p)) + mean(square(p))*1e-3",
                "mean(square(y - 2*p))",
                "1e-3*mse",
                "log(1 + mse)",
                "1000*mae"
            })
    void saneFormulaOfNumbersIsNot(String formula) {
        for (double unit : List.of(1e-3, 1.0, 1e4)) {
            assertThat(ofSizes(formula, unit)).isEmpty();
        }
    }

    /** Boxes as centre and size, of which none overlaps one that a network begins with. */
    @Test
    void lossWithAGradientNearTheLabelsAloneIsNotFlat() {
        LossSpec boxes = read("{'type':'custom','formula':'xa = sum(a*y); wa = sum(b*y); xb = sum(a*p); wb = sum(b*p);"
                + " i = relu(min(xa + wa/2, xb + wb/2) - max(xa - wa/2, xb - wb/2)); 1 - i/(wa + wb - i)',"
                + "'parameters':{'a':[1,0],'b':[0,1]}}");
        double[] labels = {50, 10, 52, 8, 51, 12};
        Batches batch = new Batches(3, 1, 2, labels, new double[6]);
        LossFunction function = batch.function(boxes.build(SIZES), Activation.IDENTITY);
        LossInput input = new LossInput(3, labels, batch.logits());

        assertThat(FlatLoss.is(function, input)).isFalse();
        assertThat(DoubtfulLoss.complaint(function, input, false)).isEmpty();
    }

    static Stream<LossSpec> losses() {
        return LossFamilyTest.losses();
    }

    static Stream<Recipe> recipes() {
        return Recipe.all().stream();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossOfTheCatalogueIsNot(LossSpec loss) {
        for (Target target : LossFamilyTest.targets(loss)) {
            for (Activation activation : loss.activations(target)) {
                assertNothingIsTold(loss, target, activation, Gradients.batch(loss, target, activation, 3));
            }
        }
    }

    /** With the labels that it is for: several classes, or numbers from 0 to 1 where it is of peaks. */
    @ParameterizedTest
    @MethodSource("recipes")
    void recipeIsNot(Recipe recipe) {
        LossSpec loss = recipe.loss();
        boolean isOfNumbers = recipe.category().equals("regression");
        for (Target target : LossFamilyTest.targets(loss)) {
            if (target.isCategorical() != isOfNumbers && (isOfNumbers || target.outputs() > 1)) {
                Activation activation = loss.activations(target).get(0);
                Batches batch = Gradients.batch(loss, target, activation, 3);
                assertNothingIsTold(
                        loss, target, activation, recipe.name().equals("adaptive_wing") ? batch.asShares() : batch);
            }
        }
    }

    private static void assertNothingIsTold(LossSpec loss, Target target, Activation activation, Batches batch) {
        LossFunction function =
                batch.function(LossFamilyTest.resolved(loss, target).build(target), activation);
        LossInput input = new LossInput(batch.examples(), batch.labels(), batch.logits());

        assertThat(DoubtfulLoss.complaint(function, input, target.isCategorical()))
                .as("%s %s %s", loss, activation, target)
                .isEmpty();
    }

    private static Optional<String> ofKinds(String formula) {
        return of(formula, KINDS, Activation.SOFTMAX, Batches.classes(EXAMPLES, 1, 3, 4));
    }

    private static Optional<String> ofSizes(String formula, double unit) {
        Random random = new Random(5);
        double[] labels = random.doubles(2L * EXAMPLES, 0.1 * unit, 3 * unit).toArray();
        return of(formula, SIZES, Activation.IDENTITY, new Batches(EXAMPLES, 1, 2, labels, new double[labels.length]));
    }

    private static Optional<String> of(String formula, Target target, Activation activation, Batches batch) {
        LossSpec loss = read("{'type':'custom','formula':'" + formula + "'}");
        return DoubtfulLoss.complaint(
                batch.function(loss.build(target), activation),
                new LossInput(batch.examples(), batch.labels(), batch.logits()),
                target.isCategorical());
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
