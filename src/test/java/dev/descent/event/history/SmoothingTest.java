package dev.descent.event.history;

import static dev.descent.event.history.RecordedPoints.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.6, 0.9, 0.999})
    void averageIsDebiasedOverTheFiniteValuesSoFar(double beta) {
        Random random = new Random(5);
        List<Point> all = series(500, i -> i % 50 == 7 ? Double.NaN : 3 + random.nextGaussian());
        List<Point> smoothed = smoothed(all, beta);
        double m = 0;
        int t = 0;
        for (int i = 0; i < all.size(); i++) {
            double value = all.get(i).value();
            if (Double.isNaN(value)) {
                assertThat(smoothed.get(i)).isEqualTo(all.get(i));
                continue;
            }
            m = beta * m + (1 - beta) * value;
            t++;
            assertThat(smoothed.get(i).value()).isCloseTo(m / (1 - Math.pow(beta, t)), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, -1e300, 1e-300, 0})
    void constantStaysTheSameToTheBit(double constant) {
        List<Point> all = series(1000, i -> constant);
        assertThat(smoothed(all, 0.9)).isEqualTo(all);
    }

    @Test
    void firstValueIsItself() {
        assertThat(smoothed(series(2, i -> 4 + i), 0.99).get(0).value()).isEqualTo(4);
    }

    @Test
    void everySeriesBeginsAnew() throws IOException {
        RecordedPoints out = new RecordedPoints();
        Smoothing smoothing = new Smoothing(0.9, out);
        for (int value : new int[] {100, 4}) {
            smoothing.begin(new Series("s" + value, false, 1, 0, 1, 1));
            smoothing.point(new Point(1, 1, value));
            smoothing.end();
        }
        assertThat(out.points()).extracting(Point::value).containsExactly(100.0, 4.0);
    }

    @Test
    void thinningLeavesPointsOfTheSmoothedWhole() {
        Random random = new Random(7);
        List<Point> all = series(5000, i -> i == 2500 ? Double.POSITIVE_INFINITY : random.nextDouble());
        assertThat(RecordedPoints.through(all, out -> new Smoothing(0.95, new Buckets(100, out))))
                .hasSizeBetween(50, 100)
                .isSubsetOf(smoothed(all, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void shareThatIsNoneIsRefused(double beta) {
        assertThatThrownBy(() -> smoothed(List.of(), beta)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Point> smoothed(List<Point> all, double beta) {
        return RecordedPoints.through(all, out -> new Smoothing(beta, out));
    }
}
