package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {
    static Stream<Recipe> recipes() {
        return Recipe.all().stream();
    }

    static Stream<Recipe> differentiated() {
        return recipes().filter(recipe -> !recipe.loss().detaches());
    }

    @ParameterizedTest
    @MethodSource("differentiated")
    void gradientIsThatOfTheScore(Recipe recipe) {
        int checked = 0;
        for (var target : LossFamilyTest.targets(recipe.loss())) {
            if (target.isCategorical() != recipe.category().equals("regression")) {
                Gradients.check(
                        LossFamilyTest.resolved(recipe.loss(), target),
                        target,
                        recipe.loss().activations(target).get(0));
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void saysWhatItIsForAndWhereItIsFrom(Recipe recipe) {
        assertThat(recipe.name()).matches("[a-z][a-z0-9_]*");
        assertThat(recipe.category()).isIn("classification", "segmentation", "regression");
        assertThat(recipe.summary()).endsWith(".");
        assertThat(recipe.useWhen()).isNotBlank();
        assertThat(recipe.source()).containsPattern("[12][0-9]{3}");
        assertThat(recipe.loss()).isInstanceOf(Custom.class);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void imageWhosePositionsWeighNothingIsScored(Recipe recipe) {
        var target = LossFamilyTest.targets(recipe.loss()).stream()
                .filter(shape -> shape.isCategorical() != recipe.category().equals("regression"))
                .filter(shape -> shape.positions() > 1)
                .findFirst()
                .orElseThrow();
        Activation activation = recipe.loss().activations(target).get(0);
        Batches batch = Gradients.batch(recipe.loss(), target, activation, 7);
        double[] nothing = new double[batch.examples() * batch.positions()];
        double[] scores = new double[batch.examples()];
        double[] gradient = new double[batch.logits().length];
        batch.function(LossFamilyTest.resolved(recipe.loss(), target).build(target), activation)
                .evaluate(
                        new LossInput(
                                batch.examples(),
                                batch.labels(),
                                batch.logits(),
                                new ExactWeights(null, nothing, null)),
                        scores,
                        gradient);
        assertThat(Arrays.stream(scores)).allMatch(Double::isFinite);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void namesAreTheirOwn() {
        assertThat(recipes().map(Recipe::name)).doesNotHaveDuplicates();
    }
}
