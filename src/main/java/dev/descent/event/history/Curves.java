package dev.descent.event.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Series of jobs for whoever draws them, thinned so that no spike is lost. */
@Component
public class Curves {
    private final History history;

    Curves(History history) {
        this.history = history;
    }

    /**
     * Those of the named series that the job has, or all of them where none is named.
     *
     * @param most points of each
     */
    public List<Curve> of(UUID job, List<String> names, int most) {
        Collected collected = new Collected();
        history.read(job, names, most, collected);
        return List.copyOf(collected.curves);
    }

    /** Names of all series that the job has. */
    public Set<String> names(UUID job) {
        return history.names(job);
    }

    /** Keeps what it is given. */
    private static final class Collected implements PointSink {
        private final List<Curve> curves = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private @Nullable Series series;

        @Override
        public void begin(Series next) {
            series = next;
            points.clear();
        }

        @Override
        public void point(Point point) {
            points.add(point);
        }

        @Override
        public void end() {
            Series ended = Objects.requireNonNull(series);
            curves.add(new Curve(
                    ended.name(),
                    ended.perEpoch(),
                    points.stream().mapToDouble(Point::iteration).toArray(),
                    points.stream().mapToDouble(Point::value).toArray()));
        }
    }
}
