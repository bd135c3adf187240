package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatPlanesTest {
    private static final float[] NUMBERS = {
        0, -0f, 1, -1, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 1e-30f
    };

    @Test
    void everyBitComesBack() {
        float[] noise = noise(1, 5000);
        assertThat(bits(unpacked(NUMBERS))).isEqualTo(bits(NUMBERS));
        assertThat(bits(unpacked(noise))).isEqualTo(bits(noise));
        assertThat(unpacked(new float[0])).isEmpty();
    }

    @Test
    void aDifferenceLeadsFromOneVectorToTheOther() {
        float[] before = noise(1, 5000);
        float[] after = moved(before);
        float[] held = before.clone();
        FloatPlanes.apply(FloatPlanes.difference(before, after), held);
        assertThat(bits(held)).isEqualTo(bits(after));
    }

    @Test
    void gradientsAndDifferencesTakeLessThanTheirNumbers() {
        float[] before = noise(1, 100_000);
        int plain = Float.BYTES * before.length;
        assertThat(FloatPlanes.pack(before).length).isLessThan(plain * 92 / 100);
        assertThat(FloatPlanes.difference(before, moved(before)).length).isLessThan(plain * 75 / 100);
        assertThat(FloatPlanes.difference(before, before).length).isLessThan(plain / 100);
    }

    @Test
    void whatIsDamagedOrOfAnotherLengthIsRefused() {
        byte[] packed = FloatPlanes.pack(noise(1, 100));
        for (byte[] bad :
                new byte[][] {new byte[0], Arrays.copyOf(packed, packed.length - 1), new byte[] {1, 2, 3, 4}}) {
            assertThatThrownBy(() -> FloatPlanes.unpack(bad, new float[100]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int length : new int[] {99, 101}) {
            assertThatThrownBy(() -> FloatPlanes.unpack(packed, new float[length]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static float[] unpacked(float[] values) {
        float[] into = noise(2, values.length);
        FloatPlanes.unpack(FloatPlanes.pack(values), into);
        return into;
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
