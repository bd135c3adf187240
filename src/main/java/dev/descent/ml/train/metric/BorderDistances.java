package dev.descent.ml.train.metric;

import dev.descent.ml.data.image.DistanceTransform;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How close the borders of two sets of pixels are. A set's border are its pixels that have another beside them, above or below that is
 * not of it; what is beyond the image is not. Distances are Euclidean, between pixels' centres.
 *
 * <ul>
 *   <li>HD95: of the distances from each border pixel of one set to the other's border the 95th percentile (interpolated linearly
 *       between ranks), and of the two directions the larger; the image's diagonal where one set is empty.
 *   <li>Surface Dice: the share of both borders' pixels that are within 2 pixels of the other border; 0 where one set is empty.
 *   <li>Boundary IoU (Cheng et al. 2021): intersection over union of the two sets' bands, which are their pixels nearer to their own
 *       border than 2 % of the image's diagonal, and at least the border itself.
 * </ul>
 */
final class BorderDistances {
    private static final double TOLERANCE = 2;
    private static final double BAND = 0.02;
    private static final double PERCENTILE = 0.95;

    private final int height;
    private final int width;
    private final double diagonal;
    private final DistanceTransform transform;

    BorderDistances(int height, int width) {
        this.height = height;
        this.width = width;
        diagonal = Math.hypot(height, width);
        transform = new DistanceTransform(height, width);
    }

    /** HD95, surface Dice and boundary IoU of two sets, not both empty. */
    double[] of(IntPredicate one, IntPredicate other) {
        int[] borderOfOne = border(one);
        int[] borderOfOther = border(other);
        if (borderOfOne.length == 0 || borderOfOther.length == 0) {
            return new double[] {diagonal, 0, 0};
        }
        int[] toOne = distances(borderOfOne);
        int[] toOther = distances(borderOfOther);
        double[] there = along(borderOfOne, toOther);
        double[] back = along(borderOfOther, toOne);
        double near = near(there) + near(back);
        return new double[] {
            Math.max(percentile(there), percentile(back)),
            near / (there.length + back.length),
            bands(one, toOne, other, toOther)
        };
    }

    private int[] border(IntPredicate set) {
        return IntStream.range(0, height * width)
                .filter(i -> set.test(i) && isAtBorder(set, i))
                .toArray();
    }

    private boolean isAtBorder(IntPredicate set, int i) {
        int x = i % width;
        return x == 0
                || x == width - 1
                || i < width
                || i >= (height - 1) * width
                || !(set.test(i - 1) && set.test(i + 1) && set.test(i - width) && set.test(i + width));
    }

    private int[] distances(int[] border) {
        boolean[] sites = new boolean[height * width];
        for (int pixel : border) {
            sites[pixel] = true;
        }
        return transform.squared(pixel -> sites[pixel]);
    }

    private static double[] along(int[] border, int[] squared) {
        return IntStream.of(border)
                .mapToDouble(pixel -> Math.sqrt(squared[pixel]))
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted) {
        double rank = PERCENTILE * (sorted.length - 1);
        int below = (int) rank;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return sorted[below] + (rank - below) * (above - sorted[below]);
    }

    private static long near(double[] distances) {
        return Arrays.stream(distances)
                .filter(distance -> distance <= TOLERANCE)
                .count();
    }

    private double bands(IntPredicate one, int[] toOne, IntPredicate other, int[] toOther) {
        double reach = Math.max(1, BAND * diagonal);
        int both = 0;
        int either = 0;
        for (int i = 0; i < toOne.length; i++) {
            boolean inOne = one.test(i) && toOne[i] < reach * reach;
            boolean inOther = other.test(i) && toOther[i] < reach * reach;
            both += inOne && inOther ? 1 : 0;
            either += inOne || inOther ? 1 : 0;
        }
        return (double) both / either;
    }
}
