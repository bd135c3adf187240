package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientSumTest {
    private static final int LENGTH = 3_000;

    private final float[] first = random(1);
    private final float[] second = random(2);

    private static float[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private static GradientSum.Addend of(float[] vector) {
        return (from, into, at, count) -> System.arraycopy(vector, from, into, at, count);
    }

    private static ShardSums counted(int counted) {
        return new ShardSums(counted, Map.of(), null, new double[0], new double[0]);
    }

    /** In stretches, in any order. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "5, 4", "0, 3", "3, 0", "0, 0"})
    void bitsAreThoseOfTheSumsOfShards(int mine, int its) {
        float[] expected = first.clone();
        counted(mine).add(expected, counted(its), second);
        float[] sums = new float[LENGTH];
        GradientSum sum = new GradientSum(of(first), of(second), counted(mine).share(counted(its)), sums);
        sum.run(1_500, LENGTH);
        sum.run(0, 1_500);
        assertThat(sums).isEqualTo(expected);
        assertThat(sum.isFinite()).isTrue();
    }

    @Test
    void whatIsAddedToMayBeWhereTheSumGoes() {
        float[] expected = first.clone();
        counted(2).add(expected, counted(1), second);
        new GradientSum(of(first), of(second), counted(2).share(counted(1)), first).run(0, LENGTH);
        assertThat(first).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsSeenWhereverItIs(float value) {
        for (int at : new int[] {0, 1_023, 1_024, LENGTH - 1}) {
            for (float[] half : new float[][] {first, second}) {
                float before = half[at];
                half[at] = value;
                GradientSum sum = new GradientSum(of(first), of(second), 0.5, new float[LENGTH]);
                sum.run(0, LENGTH);
                assertThat(sum.isFinite()).isFalse();
                half[at] = before;
            }
        }
    }

    @Test
    void theSecondIsNotLookedAtWhereTheFirstIsAll() {
        second[5] = Float.NaN;
        float[] sums = new float[LENGTH];
        GradientSum sum = new GradientSum(of(first), of(second), 1, sums);
        sum.run(0, LENGTH);
        assertThat(sums).isEqualTo(first);
        assertThat(sum.isFinite()).isTrue();
    }
}
