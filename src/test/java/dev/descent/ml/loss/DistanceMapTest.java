package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistanceMapTest {

    @RepeatedTest(30)
    void distancesAreThoseOfTheNearestPlace(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int height = 1 + random.nextInt(20);
        int width = 1 + random.nextInt(20);
        double share = Math.pow(random.nextDouble(), 3);
        boolean[] set = new boolean[height * width];
        for (int i = 0; i < set.length; i++) {
            set[i] = random.nextDouble() < share;
        }
        double[] squared = new double[set.length];

        new DistanceMap(height, width).find(set, squared);

        for (int i = 0; i < set.length; i++) {
            assertThat(squared[i]).isEqualTo(nearest(set, width, i));
        }
    }

    @Test
    void ofAnEmptySetThereIsNoDistance() {
        double[] squared = new double[12];
        new DistanceMap(3, 4).find(new boolean[12], squared);

        assertThat(Arrays.stream(squared)).containsOnly(DistanceMap.NOWHERE);
    }

    private static double nearest(boolean[] set, int width, int place) {
        double nearest = DistanceMap.NOWHERE;
        for (int i = 0; i < set.length; i++) {
            double down = i / width - place / width;
            double across = i % width - place % width;
            nearest = set[i] ? Math.min(nearest, down * down + across * across) : nearest;
        }
        return nearest;
    }
}
