package dev.descent.event.history;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Thins a series to a number of its own points. Of each {@linkplain BucketWidth bucket} the first, the last, the smallest and the
 * largest finite point stay, and every point that is not finite; where those are too many, the first and the last of each bucket.
 */
final class Buckets implements PointSink {
    static final int FEWEST_POINTS = 10;

    private final int most;
    private final PointSink out;
    private final SortedMap<Long, Point> others = new TreeMap<>();
    private BucketWidth width = BucketWidth.NONE;
    private boolean perEpoch;
    private long bucket;
    private @Nullable Point first;
    private @Nullable Point last;
    private @Nullable Point smallest;
    private @Nullable Point largest;
    private @Nullable Point firstNonFinite;
    private @Nullable Point lastNonFinite;

    Buckets(int most, PointSink out) {
        if (most < FEWEST_POINTS) {
            throw new IllegalArgumentException("fewer than " + FEWEST_POINTS + " points show nothing");
        }
        this.most = most;
        this.out = out;
    }

    @Override
    public void begin(Series series) throws IOException {
        width = BucketWidth.of(series, most);
        perEpoch = series.perEpoch();
        bucket = width.bucket(series.first());
        out.begin(series);
    }

    @Override
    public void point(Point point) throws IOException {
        if (width.isNone()) {
            out.point(point);
            return;
        }
        long here = width.bucket(perEpoch ? point.epoch() : point.iteration());
        if (here != bucket) {
            flush();
            bucket = here;
        }
        take(point);
    }

    @Override
    public void end() throws IOException {
        flush();
        out.end();
    }

    private void take(Point point) {
        first = first == null ? point : first;
        last = point;
        if (Double.isFinite(point.value())) {
            smallest = smallest == null || point.value() < smallest.value() ? point : smallest;
            largest = largest == null || point.value() > largest.value() ? point : largest;
        } else if (width.keepsNonFinite()) {
            others.put(point.iteration(), point);
        } else {
            firstNonFinite = firstNonFinite == null ? point : firstNonFinite;
            lastNonFinite = point;
        }
    }

    private void flush() throws IOException {
        for (Point kept : new Point[] {first, last, smallest, largest, firstNonFinite, lastNonFinite}) {
            if (kept != null) {
                others.put(kept.iteration(), kept);
            }
        }
        for (Point kept : others.values()) {
            out.point(kept);
        }
        others.clear();
        first = last = smallest = largest = firstNonFinite = lastNonFinite = null;
    }
}
