package dev.descent.ml.data;

import java.util.List;

/**
 * Examples of other data as a trained model sees them.
 *
 * @param warnings what a person should know of how that data was read and what of it the model does not know
 */
public record KnownExamples(Examples examples, List<String> warnings) {
    public KnownExamples {
        warnings = List.copyOf(warnings);
    }
}
