package dev.descent.catalog;

import dev.descent.ml.loss.Recipe;
import dev.descent.ml.spec.SpecWriter;
import tools.jackson.databind.JsonNode;

/** A recipe as the catalogue answers it, its loss as a job would name it. */
record RecipeEntry(String name, String category, String summary, String useWhen, String source, JsonNode loss) {

    static RecipeEntry of(Recipe recipe) {
        return new RecipeEntry(
                recipe.name(),
                recipe.category(),
                recipe.summary(),
                recipe.useWhen(),
                recipe.source(),
                SpecWriter.write(recipe.loss()));
    }
}
