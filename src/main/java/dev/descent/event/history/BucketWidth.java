package dev.descent.event.history;

import dev.descent.event.log.ChunkSummary;

/**
 * How a series is cut into buckets: the shortest power of two for which what stays of all of them is within a bound. They are counted from
 * iteration 1, or epoch 1, so that a bucket stays where it is while a series grows, until two that lie side by side become one.
 *
 * @param shift the power of two; negative where the series is not cut
 * @param keepsNonFinite whether every point that is not finite stays
 */
record BucketWidth(int shift, boolean keepsNonFinite) {
    static final BucketWidth NONE = new BucketWidth(-1, true);

    private static final int KEPT = 4;

    /** Of as many as are left when half of all points are not finite; of each six may stay. */
    private static final int SHARE_WITH_NON_FINITE = 8;

    /** @param most points that may stay */
    static BucketWidth of(Series series, int most) {
        if (series.points() <= most) {
            return NONE;
        }
        boolean few = series.nonFinite() <= most / 2;
        long buckets = Math.max(1, few ? (most - series.nonFinite()) / KEPT : most / SHARE_WITH_NON_FINITE);
        int shift = 0;
        while (((series.last() - 1) >> shift) - ((series.first() - 1) >> shift) + 1 > buckets) {
            shift++;
        }
        return new BucketWidth(shift, few);
    }

    boolean isNone() {
        return shift < 0;
    }

    /** Whether what chunks are summed up by is enough. */
    boolean isCoarse() {
        return !isNone() && (1L << shift) >= ChunkSummary.BLOCK;
    }

    /** @param position an iteration, or an epoch */
    long bucket(long position) {
        return isNone() ? 0 : (position - 1) >> shift;
    }
}
