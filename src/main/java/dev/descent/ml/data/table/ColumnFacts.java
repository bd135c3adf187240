package dev.descent.ml.data.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all the cells of one column say.
 *
 * @param kind "number" where every cell with a value is one, else "category"
 * @param count cells with a value
 * @param missing cells without
 * @param numbers of a column of numbers that has any
 * @param words of a column of words
 */
public record ColumnFacts(
        String name,
        String kind,
        Integer count,
        Integer missing,
        @Nullable Numbers numbers,
        @Nullable Words words) {

    /**
     * Statistics of numbers; null where the arithmetic overflows.
     *
     * @param deviation of the population
     * @param lowerQuartile linearly between the two values around it, as are the
     *     others; null where there were too many to sort
     */
    public record Numbers(
            @Nullable Double mean,
            @Nullable Double deviation,
            Double minimum,
            @Nullable Double lowerQuartile,
            @Nullable Double median,
            @Nullable Double upperQuartile,
            Double maximum) {}

    /**
     * Which words there are.
     *
     * @param different how many, or null where there are more than were counted
     * @param most the most frequent ones, that first; empty where not all were counted
     */
    public record Words(@Nullable Integer different, List<Word> most) {}

    /** How often a word occurs; it is cut where it is long. */
    public record Word(String word, Integer count) {}
}
