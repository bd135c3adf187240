package dev.descent.ml.suggest;

/**
 * Images to give beside those that are given, samples from 0 to 1. Where the channels are not as many, their means are compared.
 *
 * @param likeness correlation of the given with the wanted samples; 0 where either does not vary
 * @param noise standard deviation of their difference
 * @param outliers share of the differences more than six robust deviations (1.4826 times the median distance from the median), and 0.02, off the
 *     median
 * @param dark share of the wanted samples below 0.02
 * @param extremes share of the wanted samples within 0.02 of black or white
 * @param edges share of the wanted samples that differ by more than 0.1 from the next one to the right or below
 * @param sharpness mean difference between neighbours in the given images over that in the wanted; 1 where these have none
 */
public record PictureFacts(
        double likeness, double noise, double outliers, double dark, double extremes, double edges, double sharpness) {
    private static final double ALIKE = 0.5;
    private static final double SOME = 0.001;

    /** Whether the difference between the two says what is to be mended. */
    boolean areAlike() {
        return likeness >= ALIKE;
    }

    /** Whether some differ by far more than most. */
    boolean hasSpecks() {
        return areAlike() && outliers > SOME;
    }
}
