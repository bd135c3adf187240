package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class MsSsimTest {
    private static final int HEIGHT = 177;
    private static final int WIDTH = 180;
    private static final Target PICTURE = new Target(Target.Task.REGRESSION, List.of("grey"), HEIGHT, WIDTH);
    private static final LossSpec LOSS =
            SpecReader.read(JsonNodeFactory.instance.stringNode("ms_ssim"), LossSpec.class);

    private final Batches batch = noisy();

    @Test
    void isTheProductOverScalesWrittenOut() {
        double[] x = batch.logits().clone();
        double[] y = batch.labels().clone();
        double[] powers = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
        double product = 1;
        int height = HEIGHT;
        int width = WIDTH;
        for (int j = 0; j < powers.length; j++) {
            product *= Math.pow(mean(x, y, height, width, j == 4), powers[j]);
            x = halved(x, height, width);
            y = halved(y, height, width);
            height /= 2;
            width /= 2;
        }
        double score = batch.evaluate(LOSS.build(PICTURE), Activation.IDENTITY).scores()[0];

        assertThat(score).isBetween(0.05, 0.9).isCloseTo(1 - product, within(1e-11));
    }

    @Test
    void gradientIsThatOfTheScore() {
        LossFunction function = batch.function(LOSS.build(PICTURE), Activation.IDENTITY);
        double[] gradient = batch.evaluate(function).gradient();

        assertThat(gradient[90 * WIDTH + 90]).isNotZero();
        for (int i = 0; i < gradient.length; i += 1009) {
            assertThat(gradient[i]).isCloseTo(batch.slope(function, i, 1e-3), within(1e-10));
        }
    }

    @Test
    void smallImagesAreRefused() {
        Target small = new Target(Target.Task.REGRESSION, List.of("grey"), 180, 175);

        assertThat(LOSS.faults(small).get(0).message()).startsWith("needs images of at least 176 pixels a side");
    }

    /** Waves, and the same with noise and less contrast. */
    private static Batches noisy() {
        Random random = new Random(4);
        double[] labels = new double[HEIGHT * WIDTH];
        double[] outputs = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 0.5 + 0.3 * Math.sin(i % WIDTH / 9.0) * Math.cos(i / WIDTH / 7.0);
            outputs[i] = 0.2 + 0.6 * labels[i] + 0.1 * random.nextGaussian();
        }
        return new Batches(1, LossShape.of(PICTURE), labels, outputs);
    }

    private static double mean(double[] x, double[] y, int height, int width, boolean whole) {
        double sum = 0;
        for (int top = 0; top + 11 <= height; top++) {
            for (int left = 0; left + 11 <= width; left++) {
                sum += similarity(x, y, top * width + left, width, whole);
            }
        }
        return sum / ((height - 10) * (width - 10));
    }

    private static double similarity(double[] x, double[] y, int start, int width, boolean whole) {
        double[] sums = new double[6];
        for (int i = 0; i < 121; i++) {
            double down = i / 11 - 5;
            double across = i % 11 - 5;
            double weight = Math.exp(-(down * down + across * across) / 4.5);
            double a = x[start + i / 11 * width + i % 11];
            double b = y[start + i / 11 * width + i % 11];
            double[] parts = {1, a, b, a * a, b * b, a * b};
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weight * parts[k];
            }
        }
        double mx = sums[1] / sums[0];
        double my = sums[2] / sums[0];
        double variances = sums[3] / sums[0] - mx * mx + sums[4] / sums[0] - my * my;
        double contrast = (2 * (sums[5] / sums[0] - mx * my) + 9e-4) / (variances + 9e-4);
        return whole ? contrast * (2 * mx * my + 1e-4) / (mx * mx + my * my + 1e-4) : contrast;
    }

    private static double[] halved(double[] map, int height, int width) {
        double[] half = new double[height / 2 * (width / 2)];
        for (int i = 0; i < half.length; i++) {
            int at = i / (width / 2) * 2 * width + i % (width / 2) * 2;
            half[i] = (map[at] + map[at + 1] + map[at + width] + map[at + width + 1]) / 4;
        }
        return half;
    }
}
