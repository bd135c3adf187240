package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class BorderDistancesTest {
    private static final int SIDE = 40;

    @Test
    void anEmptySetIsTheDiagonalAway() {
        double[] near = new BorderDistances(3, 4).of(i -> i == 0, i -> false);

        assertThat(near).containsExactly(5, 0, 0);
    }

    @Test
    void equalSetsAreNowhereApart() {
        assertThat(new BorderDistances(SIDE, SIDE).of(square(3, 9), square(3, 9)))
                .containsExactly(0, 1, 1);
    }

    @Test
    void blobsAreAsFarApartAsTheirBorderPixelsAreOneByOne() {
        Random random = new Random(5);
        for (int trial = 0; trial < 5; trial++) {
            IntPredicate one = square(random.nextInt(20), 5 + random.nextInt(12));
            IntPredicate other = square(random.nextInt(20), 5 + random.nextInt(12));
            double[] near = new BorderDistances(SIDE, SIDE).of(one, other);

            List<Double> there = distances(border(one), border(other));
            List<Double> back = distances(border(other), border(one));
            assertThat(near[0]).isCloseTo(Math.max(percentile(there), percentile(back)), within(1e-9));
            double within = there.stream().filter(d -> d <= 2).count()
                    + (double) back.stream().filter(d -> d <= 2).count();
            assertThat(near[1]).isCloseTo(within / (there.size() + back.size()), within(1e-12));
            assertThat(near[2]).isCloseTo(bands(one, other), within(1e-12));
        }
    }

    private static IntPredicate square(int at, int side) {
        return i -> i % SIDE >= at && i % SIDE < at + side && i / SIDE >= at && i / SIDE < at + side;
    }

    private static List<Integer> border(IntPredicate set) {
        List<Integer> border = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean inner = true;
            for (int[] step : new int[][] {{0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
                int y = i / SIDE + step[0];
                int x = i % SIDE + step[1];
                inner &= y >= 0 && x >= 0 && y < SIDE && x < SIDE && set.test(y * SIDE + x);
            }
            if (set.test(i) && !inner) {
                border.add(i);
            }
        }
        return border;
    }

    private static List<Double> distances(List<Integer> from, List<Integer> to) {
        List<Double> distances = new ArrayList<>();
        from.forEach(pixel -> distances.add(nearest(pixel, to)));
        Collections.sort(distances);
        return distances;
    }

    private static double nearest(int pixel, List<Integer> to) {
        return to.stream()
                .mapToDouble(other -> Math.hypot(other / SIDE - pixel / SIDE, other % SIDE - pixel % SIDE))
                .min()
                .orElseThrow();
    }

    private static double percentile(List<Double> sorted) {
        double rank = 0.95 * (sorted.size() - 1);
        int below = (int) Math.floor(rank);
        int above = (int) Math.ceil(rank);
        return sorted.get(below) * (above == below ? 1 : above - rank)
                + (above == below ? 0 : sorted.get(above) * (rank - below));
    }

    private static double bands(IntPredicate one, IntPredicate other) {
        double reach = Math.max(1, 0.02 * Math.hypot(SIDE, SIDE));
        double both = 0;
        double either = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean inOne = one.test(i) && nearest(i, border(one)) < reach;
            boolean inOther = other.test(i) && nearest(i, border(other)) < reach;
            both += inOne && inOther ? 1 : 0;
            either += inOne || inOther ? 1 : 0;
        }
        return both / either;
    }
}
