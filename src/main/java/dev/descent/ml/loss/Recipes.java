package dev.descent.ml.loss;

import java.util.List;
import java.util.stream.Stream;

/** The recipes of the catalogue. */
final class Recipes {
    static final List<Recipe> ALL = Stream.of(ClassRecipes.ALL, MaskRecipes.ALL, NumberRecipes.ALL)
            .flatMap(List::stream)
            .toList();

    private Recipes() {}
}
