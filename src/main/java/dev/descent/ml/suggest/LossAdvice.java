package dev.descent.ml.suggest;

import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Losses for a data set.
 *
 * @param task that the labels are for
 * @param examples of the training part that were looked at
 * @param classes as the labels have them; empty for numbers
 * @param numbers as the labels have them; empty for classes
 * @param pictures how images differ from those they are to become; null where none are
 * @param suggestions the best first
 * @param others that could be trained as well, by their catalogue names
 * @param unfit that cannot
 */
public record LossAdvice(
        Target.Task task,
        int examples,
        List<ClassFacts> classes,
        List<NumberFacts> numbers,
        @Nullable PictureFacts pictures,
        List<Suggestion> suggestions,
        List<String> others,
        List<Unfit> unfit) {

    /**
     * A loss that something speaks for.
     *
     * @param loss as it can stand in a job
     * @param points by which they are ranked
     * @param reasons what speaks for it, with the data's numbers
     * @param cautions what to know before it is chosen
     * @param useWhen what the catalogue says of it
     */
    public record Suggestion(
            JsonNode loss, double points, List<String> reasons, List<String> cautions, String useWhen) {}

    /** A loss that cannot take these labels. */
    public record Unfit(String loss, String reason) {}
}
