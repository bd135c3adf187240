package dev.descent.event.history;

import static dev.descent.event.history.RecordedPoints.series;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    @Test
    void shortSeriesStaysAsItIs() {
        List<Point> all = series(10, i -> i == 3 ? Double.NaN : i);
        assertThat(thinned(all, 10)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 57, 100, 1000, 4999})
    void thinnedSeriesIsOfItsOwnPointsInOrderAndWithinTheBound(int most) {
        Random random = new Random(most);
        List<Point> all = series(5000, i -> random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian());
        List<Point> kept = thinned(all, most);
        assertThat(kept).hasSizeLessThanOrEqualTo(most).isSubsetOf(all).doesNotHaveDuplicates();
        assertThat(kept).isSortedAccordingTo(Comparator.comparingLong(Point::iteration));
        assertThat(kept).contains(all.get(0), all.get(4999));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 64, 999})
    void extremesOfTheWholeSurvive(int most) {
        Random random = new Random(1);
        List<Point> all = series(5000, i -> i == 1234 ? 1e9 : i == 4321 ? -1e9 : random.nextGaussian());
        assertThat(thinned(all, most)).contains(all.get(1234), all.get(4321));
    }

    @Test
    void everyBucketKeepsItsFirstLastSmallestAndLargest() {
        Random random = new Random(2);
        List<Point> all = series(4000, i -> random.nextGaussian());
        List<Point> kept = thinned(all, 400);
        for (int first = 0; first < 4000; first += 64) {
            List<Point> within = all.subList(first, Math.min(4000, first + 64));
            assertThat(kept)
                    .contains(
                            within.get(0),
                            within.get(within.size() - 1),
                            within.stream()
                                    .min(Comparator.comparingDouble(Point::value))
                                    .orElseThrow(),
                            within.stream()
                                    .max(Comparator.comparingDouble(Point::value))
                                    .orElseThrow());
        }
    }

    @Test
    void everyNonFinitePointSurvivesWhereTheyAreFew() {
        List<Point> all = series(10_000, i -> switch (i) {
            case 5, 777, 778, 9998 -> Double.NaN;
            case 4000 -> Double.POSITIVE_INFINITY;
            case 4001 -> Double.NEGATIVE_INFINITY;
            default -> Math.sin(i);
        });
        List<Point> kept = thinned(all, 50);
        assertThat(kept).contains(all.get(5), all.get(777), all.get(778), all.get(4000), all.get(4001), all.get(9998));
        assertThat(kept).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void divergedRunShowsWhereItDivergedAndStaysWithinTheBound() {
        List<Point> all = series(10_000, i -> i < 6000 ? 1.0 / (i + 1) : Double.NaN);
        List<Point> kept = thinned(all, 60);
        assertThat(kept).hasSizeLessThanOrEqualTo(60).contains(all.get(0), all.get(5999), all.get(6000), all.get(9999));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100})
    void bucketsStayWhereTheyAreWhileTheSeriesGrows(int most) {
        Random random = new Random(5);
        List<Point> all = series(3000, i -> random.nextInt(60) == 0 ? Double.NaN : random.nextGaussian());
        for (int points = most + 2; points <= all.size(); points++) {
            List<Point> before = thinned(all.subList(0, points - 1), most);
            List<Point> now = thinned(all.subList(0, points), most);
            BucketWidth width = BucketWidth.of(RecordedPoints.described(all.subList(0, points)), most);
            long growing = width.bucket(points);
            assertThat(before)
                    .containsAll(now.stream()
                            .filter(point -> width.bucket(point.iteration()) < growing)
                            .toList());
        }
    }

    @Test
    void infinitiesAreNoExtremes() {
        List<Point> all = series(1000, i -> i == 500 ? Double.POSITIVE_INFINITY : i == 600 ? 7 : 0);
        assertThat(thinned(all, 10)).contains(all.get(500), all.get(600));
    }

    private static List<Point> thinned(List<Point> all, int most) {
        return RecordedPoints.through(all, out -> new Buckets(most, out));
    }
}
