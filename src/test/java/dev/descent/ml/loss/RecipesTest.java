package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {
    static Stream<Recipe> recipes() {
        return Recipe.all().stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void gradientIsThatOfTheScore(Recipe recipe) {
        int checked = 0;
        for (var target : LossFamilyTest.targets(recipe.loss())) {
            if (target.isCategorical() != recipe.category().equals("regression")) {
                Gradients.check(
                        recipe.loss(), target, recipe.loss().activations(target).get(0));
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

    @Test
    void namesAreTheirOwn() {
        assertThat(recipes().map(Recipe::name)).doesNotHaveDuplicates();
    }
}
