package dev.descent.ml.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteTest {

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneAmongManyIsFoundWhereverItIs(float spoilt) {
        float[] values = new float[2500];
        for (int at = 100; at < 2400; at++) {
            values[at] = spoilt;
            assertThat(Finite.isFinite(values, 100, 2300)).as("at %d", at).isFalse();
            values[at] = 0;
        }
    }

    @Test
    void whatLiesOutsideIsNotLookedAt() {
        float[] values = new float[2500];
        values[99] = values[2400] = Float.NaN;
        assertThat(Finite.isFinite(values, 100, 2300)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {-0f, -1, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE})
    void numbersAreFinite(float number) {
        float[] values = new float[3000];
        Arrays.fill(values, number);
        assertThat(Finite.isFinite(values, 0, values.length)).isTrue();
    }

    @Test
    void nothingIsFinite() {
        assertThat(Finite.isFinite(new float[] {Float.NaN}, 0, 0)).isTrue();
    }
}
