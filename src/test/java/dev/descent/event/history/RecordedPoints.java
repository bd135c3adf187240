package dev.descent.event.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Keeps what a sink passes on. */
final class RecordedPoints implements PointSink {
    private final List<Point> points = new ArrayList<>();

    /** A series of a hundred iterations an epoch. */
    static List<Point> series(int points, IntToDoubleFunction value) {
        return IntStream.range(0, points)
                .mapToObj(i -> new Point(1 + i / 100, i + 1, value.applyAsDouble(i)))
                .toList();
    }

    /** What comes out of a sink that is given a series. */
    static List<Point> through(List<Point> all, UnaryOperator<PointSink> sinkBefore) {
        RecordedPoints kept = new RecordedPoints();
        PointSink sink = sinkBefore.apply(kept);
        try {
            sink.begin(described(all));
            for (Point point : all) {
                sink.point(point);
            }
            sink.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept.points();
    }

    /** Of all these points. */
    static Series described(List<Point> all) {
        long nonFinite =
                all.stream().filter(point -> !Double.isFinite(point.value())).count();
        long last = all.get(all.size() - 1).iteration();
        return new Series("loss", false, all.size(), nonFinite, all.get(0).iteration(), last);
    }

    List<Point> points() {
        return points;
    }

    @Override
    public void begin(Series series) {
        // what follows is kept behind what there is
    }

    @Override
    public void point(Point point) {
        points.add(point);
    }

    @Override
    public void end() {
        // nothing is left open
    }
}
