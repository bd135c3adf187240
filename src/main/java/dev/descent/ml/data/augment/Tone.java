package dev.descent.ml.data.augment;

import dev.descent.ml.base.SplitMix64;

/**
 * What becomes of each sample x of an image whose mean is m:
 * {@code m + shift + gain·(x − m) + deviation·n}, rounded, from 0 to 255.
 *
 * @param seed of the noise n
 */
record Tone(double shift, double gain, double deviation, long seed) {
    static final Tone SAME = new Tone(0, 1, 0, 0);

    /** Of a sum of four numbers that are uniform between 0 and 65,535. */
    private static final int NOISE_MEAN = 4 * 65_535 / 2;

    private static final double NOISE_DEVIATION = Math.sqrt(4 * (65_536.0 * 65_536.0 - 1) / 12);

    Tone brighter(double by) {
        return new Tone(shift + by, gain, deviation, seed);
    }

    /** The mean stays, and what noise there is grows as the image's own contrast does. */
    Tone steeper(double by) {
        return new Tone(shift, gain * by, deviation * by, seed);
    }

    /** Independent noises add up by their variances. */
    Tone noisier(double by, long otherSeed) {
        return new Tone(shift, gain, Math.sqrt(deviation * deviation + by * by), seed ^ otherSeed);
    }

    void apply(byte[] samples) {
        if (equals(SAME)) {
            return;
        }
        float[] values = values(mean(samples));
        if (deviation == 0) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = rounded(values[samples[i] & 0xff]);
            }
        } else {
            addNoise(samples, values);
        }
    }

    private float[] values(double mean) {
        float[] values = new float[256];
        for (int x = 0; x < values.length; x++) {
            values[x] = (float) (mean + shift + gain * (x - mean));
        }
        return values;
    }

    /** Of numbers from SplitMix64: four times 16 bits make one sample's noise. */
    private void addNoise(byte[] samples, float[] values) {
        float scale = (float) (deviation / NOISE_DEVIATION);
        long state = seed;
        for (int i = 0; i < samples.length; i++) {
            state += SplitMix64.STEP;
            long z = SplitMix64.mix(state);
            int sum = (int) (z & 0xffff) + (int) ((z >>> 16) & 0xffff) + (int) ((z >>> 32) & 0xffff) + (int) (z >>> 48);
            samples[i] = rounded(values[samples[i] & 0xff] + scale * (sum - NOISE_MEAN));
        }
    }

    private static double mean(byte[] samples) {
        long sum = 0;
        for (byte sample : samples) {
            sum += sample & 0xff;
        }
        return (double) sum / samples.length;
    }

    private static byte rounded(float value) {
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
