package dev.descent.ml.data;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found while images were read.
 *
 * @param warnings what a person should know
 * @param groups whose each image is
 */
record ImageNotes(List<String> warnings, RowGroups groups) {
    ImageNotes {
        warnings = List.copyOf(warnings);
    }

    ImageNotes grouped(RowGroups by) {
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
