package dev.descent.ml.train;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.FirstFew;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds classes of which a model recognizes nothing in the validation data. Losses of overlap end so where the first steps are too large:
 * once every answer is certain, their gradient is next to nothing, and the loss stays where it is.
 */
final class UnrecognizedClasses {
    /** By this epoch most models recognize something of each class, and those that do not are worth a look while they train. */
    static final int EARLY = 3;

    private static final int NAMED = 3;

    private UnrecognizedClasses() {}

    /** What a person should know of a run at its end. */
    static Optional<String> atEnd(EpochRecords records) {
        return records.last().flatMap(UnrecognizedClasses::of);
    }

    /** @param record of an epoch; one that is too early to tell, or without classes, has none that are not recognized */
    static Optional<String> of(JsonNode record) {
        int epoch = record.path("epoch").intValue();
        if (epoch < EARLY) {
            return Optional.empty();
        }
        List<String> classes = record.at("/validation/classes")
                .propertyStream()
                .filter(entry -> isMissed(entry.getValue()))
                .map(UnrecognizedClasses::told)
                .toList();
        return classes.isEmpty() ? Optional.empty() : Optional.of(warning(epoch, classes));
    }

    private static boolean isMissed(JsonNode scores) {
        return scores.path("support").longValue() > 0
                && scores.path("recall").isNumber()
                && scores.path("recall").doubleValue() == 0;
    }

    private static String told(Map.Entry<String, JsonNode> entry) {
        return Shown.quoted(entry.getKey()) + " ("
                + entry.getValue().path("support").longValue() + ")";
    }

    private static String warning(int epoch, List<String> classes) {
        return "After epoch " + epoch + " nothing is recognized in the validation data of class "
                + FirstFew.counted(classes, NAMED)
                + ". A smaller learning rate helps most often (a dry run with probe tells from where on it is too large); for a loss"
                + " of overlap a sum with cross_entropy, and for a rare class weights.";
    }
}
