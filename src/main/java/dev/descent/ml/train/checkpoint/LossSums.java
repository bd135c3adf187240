package dev.descent.ml.train.checkpoint;

/**
 * What running means are computed from.
 *
 * @param epochSum of the scores of the epoch under way
 * @param epochExamples of its batches
 * @param epochCounted of these, examples that have a position that counts
 * @param epochIterations of the epoch
 * @param totalSum of the whole run's scores
 * @param totalCounted examples of the whole run that count
 */
public record LossSums(
        Double epochSum,
        Long epochExamples,
        Long epochCounted,
        Integer epochIterations,
        Double totalSum,
        Long totalCounted) {
    public static final LossSums NONE = new LossSums(0.0, 0L, 0L, 0, 0.0, 0L);
}
