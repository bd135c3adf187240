package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatBytesTest {
    private static final float[] NUMBERS = {
        0, -0f, 1, -1, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 1e-30f
    };

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyBitComesBack(boolean packs) {
        float[] noise = noise(1, 5000);
        for (float[] values : new float[][] {NUMBERS, noise, {}}) {
            byte[] bytes = FloatBytes.of(values, packs);
            float[] into = noise(2, values.length);
            FloatBytes.read(bytes, into);
            assertThat(bits(into)).isEqualTo(bits(values));
            assertThat(bits(FloatBytes.read(bytes))).isEqualTo(bits(values));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDifferenceLeadsFromOneVectorToTheOther(boolean packs) {
        float[] before = noise(1, 5000);
        float[] after = moved(before);
        float[] held = before.clone();
        FloatBytes.apply(FloatBytes.difference(before, after, packs), held);
        assertThat(bits(held)).isEqualTo(bits(after));
    }

    @Test
    void gradientsAndDifferencesTakeLessThanTheirNumbers() {
        float[] before = noise(1, 100_000);
        int plain = Float.BYTES * before.length;
        assertThat(FloatBytes.of(before, true).length).isLessThan(plain * 92 / 100);
        assertThat(FloatBytes.difference(before, moved(before), true).length).isLessThan(plain * 75 / 100);
        assertThat(FloatBytes.difference(before, before, true).length).isLessThan(plain / 100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsDamagedOrOfAnotherLengthIsRefused(boolean packs) {
        byte[] packed = FloatBytes.of(noise(1, 100), packs);
        for (byte[] bad :
                new byte[][] {new byte[0], Arrays.copyOf(packed, packed.length - 1), new byte[] {1, 2, 3, 4}}) {
            assertThatThrownBy(() -> FloatBytes.read(bad, new float[100])).isInstanceOf(IllegalArgumentException.class);
        }
        for (int length : new int[] {99, 101}) {
            assertThatThrownBy(() -> FloatBytes.read(packed, new float[length]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** As a step of training does. */
    private static float[] moved(float[] values) {
        float[] after = values.clone();
        float[] by = noise(3, values.length);
        for (int i = 0; i < after.length; i++) {
            after[i] -= 0.001f * by[i];
        }
        return after;
    }

    private static float[] noise(long seed, int length) {
        Random random = new Random(seed);
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
