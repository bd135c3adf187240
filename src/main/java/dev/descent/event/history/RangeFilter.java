package dev.descent.event.history;

import java.io.IOException;

/** Lets only the points within a range pass. */
final class RangeFilter implements PointSink {
    private final IterationRange range;
    private final PointSink out;

    RangeFilter(IterationRange range, PointSink out) {
        this.range = range;
        this.out = out;
    }

    @Override
    public void begin(Series series) throws IOException {
        out.begin(series);
    }

    @Override
    public void point(Point point) throws IOException {
        if (range.contains(point.iteration())) {
            out.point(point);
        }
    }

    @Override
    public void end() throws IOException {
        out.end();
    }
}
