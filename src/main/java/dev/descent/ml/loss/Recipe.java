package dev.descent.ml.loss;

import dev.descent.ml.spec.SpecReader;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A formula that others have found useful, for what needs no code.
 *
 * @param name that people know it by
 * @param category the kind of labels: {@code classification}, {@code segmentation}, {@code regression}
 * @param summary one sentence
 * @param useWhen the case it is for
 * @param source where it comes from
 * @param loss as a job would name it
 */
public record Recipe(String name, String category, String summary, String useWhen, String source, LossSpec loss) {

    /** All there are. */
    public static List<Recipe> all() {
        return Recipes.ALL;
    }

    /** A loss, its JSON's quotes written as '. */
    static LossSpec loss(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
