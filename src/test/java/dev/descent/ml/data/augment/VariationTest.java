package dev.descent.ml.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariationTest {
    private static final int SIDE = 40;
    private static final List<AugmentSpec> COLOURS = List.of(new Brightness(0.3), new Contrast(0.5), new Noise(0.1));
    private static final List<AugmentSpec> ALL = List.of(
            new FlipHorizontal(0.5),
            new FlipVertical(0.5),
            new Rotate(20.0),
            new Crop(0.7),
            new Scale(0.8, 1.2),
            new Brightness(0.1),
            new Contrast(0.2),
            new Noise(0.02));

    private final byte[] image = new byte[3 * SIDE * SIDE];

    VariationTest() {
        // far from black and white, so that nothing is cut off
        Random random = new Random(1);
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (100 + random.nextInt(50));
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(Variation.draw(ALL, SIDE, SIDE, 7)).isEqualTo(Variation.draw(ALL, SIDE, SIDE, 7));
        assertThat(varied(ALL, 7)).isEqualTo(varied(ALL, 7)).isNotEqualTo(varied(ALL, 8));
    }

    @Test
    void nothingAskedForIsNothingChanged() {
        assertThat(varied(List.of(), 7)).isEqualTo(image).isNotSameAs(image);
    }

    @Test
    void flipsComeAsOftenAsAskedFor() {
        long flipped = IntStream.range(0, 10_000)
                .filter(seed -> !Variation.draw(List.of(new FlipHorizontal(0.3)), SIDE, SIDE, seed)
                        .geometry()
                        .isIdentity())
                .count();

        assertThat(flipped).isBetween(2850L, 3150L);
    }

    @Test
    void drawsReachBothEndsAndNotBeyond() {
        double[] shifts = IntStream.range(0, 10_000)
                .mapToDouble(seed -> Variation.draw(List.of(new Brightness(0.2)), SIDE, SIDE, seed)
                        .tone()
                        .shift())
                .sorted()
                .toArray();

        assertThat(shifts[0]).isBetween(-51.0, -50.0);
        assertThat(shifts[shifts.length - 1]).isBetween(50.0, 51.0);
        assertThat(Arrays.stream(shifts).average().orElseThrow()).isCloseTo(0, within(1.0));
    }

    @Test
    void brightnessMovesEverySampleByTheSame() {
        byte[] brighter = toned(Tone.SAME.brighter(20.4));

        for (int i = 0; i < image.length; i++) {
            assertThat(brighter[i] & 0xff).isEqualTo((image[i] & 0xff) + 20);
        }
    }

    @Test
    void contrastKeepsTheMean() {
        byte[] steeper = toned(Tone.SAME.steeper(1.5));

        assertThat(mean(steeper)).isCloseTo(mean(image), within(0.1));
        assertThat(deviation(steeper)).isCloseTo(1.5 * deviation(image), within(0.1));
    }

    @Test
    void contrastIsAboutTheMeanThatBrightnessMoved() {
        assertThat(toned(Tone.SAME.brighter(30).steeper(0.5)))
                .isEqualTo(toned(Tone.SAME.steeper(0.5).brighter(30)));
    }

    @Test
    void noiseHasTheDeviationDrawnAndNoMean() {
        byte[] noisy = toned(Tone.SAME.noisier(10, 42));

        double[] noise = IntStream.range(0, image.length)
                .mapToDouble(i -> (noisy[i] & 0xff) - (image[i] & 0xff))
                .toArray();
        assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.4));
        assertThat(Math.sqrt(Arrays.stream(noise).map(x -> x * x).average().orElseThrow()))
                .isCloseTo(10, within(0.4));
        // within one deviation: 68.3 % of normal numbers
        assertThat(Arrays.stream(noise).filter(x -> Math.abs(x) < 10).count() / (double) noise.length)
                .isCloseTo(0.67, within(0.04));
    }

    @Test
    void noiseOfOneSampleTellsNothingOfTheNext() {
        byte[] noisy = toned(Tone.SAME.noisier(10, 42));

        double product = IntStream.range(1, image.length)
                .mapToDouble(i -> ((noisy[i] & 0xff) - (image[i] & 0xff))
                        * (double) ((noisy[i - 1] & 0xff) - (image[i - 1] & 0xff)))
                .average()
                .orElseThrow();
        assertThat(product / 100).isCloseTo(0, within(0.05));
    }

    @Test
    void samplesStayBetweenBlackAndWhite() {
        byte[] extremes = {0, (byte) 255, 0, (byte) 255};
        byte[] white = extremes.clone();
        byte[] black = extremes.clone();

        Tone.SAME.brighter(300).apply(white);
        Tone.SAME.brighter(-300).apply(black);

        assertThat(white).containsOnly((byte) 255);
        assertThat(black).containsOnly(0);
    }

    @Test
    void coloursNeverTouchLabels() {
        float[] labels = new float[SIDE * SIDE * 2];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i;
        }
        float[] before = labels.clone();

        for (int seed = 0; seed < 20; seed++) {
            Variation drawn = Variation.draw(COLOURS, SIDE, SIDE, seed);
            assertThat(drawn.image(image)).isNotEqualTo(image);
            drawn.labels(labels, 0, 2);
        }

        assertThat(labels).isEqualTo(before);
    }

    private byte[] varied(List<AugmentSpec> augment, long seed) {
        return Variation.draw(augment, SIDE, SIDE, seed).image(image);
    }

    private byte[] toned(Tone tone) {
        byte[] samples = image.clone();
        tone.apply(samples);
        return samples;
    }

    private static double mean(byte[] samples) {
        return IntStream.range(0, samples.length)
                .map(i -> samples[i] & 0xff)
                .average()
                .orElseThrow();
    }

    private static double deviation(byte[] samples) {
        double mean = mean(samples);
        return Math.sqrt(IntStream.range(0, samples.length)
                .mapToDouble(i -> ((samples[i] & 0xff) - mean) * ((samples[i] & 0xff) - mean))
                .average()
                .orElseThrow());
    }
}
