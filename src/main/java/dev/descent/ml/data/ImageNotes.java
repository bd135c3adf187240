package dev.descent.ml.data;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found while images were read.
 *
 * @param warnings what a person should know
 * @param dividing how they belong together and follow each other
 */
record ImageNotes(List<String> warnings, DividingColumns dividing) {
    ImageNotes {
        warnings = List.copyOf(warnings);
    }

    ImageNotes dividedBy(DividingColumns by) {
        return new ImageNotes(warnings, by);
    }

    /**
     * All of it, where nothing is learned yet.
     *
     * @param objection why nothing can be; null where something can
     */
    List<String> told(@Nullable String objection) {
        return objection == null
                ? warnings
                : Stream.concat(warnings.stream(), Stream.of("no job can learn from this: it " + objection))
                        .toList();
    }
}
