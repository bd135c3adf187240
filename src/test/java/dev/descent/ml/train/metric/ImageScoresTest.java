package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ImageScoresTest {
    private static final int HEIGHT = 13;
    private static final int WIDTH = 12;

    @Test
    void noiseIsInDecibelsAndEqualImagesHaveAHundred() {
        Target grey = Target.image(1, 1, 2);
        ImageScores scores = new ImageScores(grey);
        scores.add(2, new double[] {.5, .5, .2, .4}, new double[] {.6, .4, .2, .4}, Weights.NONE);
        ObjectNode metrics = put(scores);

        assertThat(metrics.get("psnr").doubleValue()).isCloseTo((20 + 100) / 2.0, within(1e-9));
        assertThat(metrics.get("mae").doubleValue()).isCloseTo(.05, within(1e-12));
        assertThat(metrics.get("rmse").doubleValue()).isCloseTo(Math.sqrt(.005), within(1e-12));
        assertThat(metrics.has("ssim")).isFalse();
    }

    @Test
    void imagesOfWhichNothingCountsAreLeftOut() {
        ImageScores scores = new ImageScores(Target.image(1, 1, 2));
        scores.add(
                2,
                new double[] {.5, .5, .2, .4},
                new double[] {.6, .4, 1, 1},
                new Weights(new float[] {1, 1, 0, 0}, null, null));

        assertThat(put(scores).get("mae").doubleValue()).isCloseTo(.1, within(1e-12));
    }

    @Test
    void similarityIsTheMeanOfItsDefinitionOverAllWindows() {
        Random random = new Random(7);
        double[] truth = random.doubles(HEIGHT * WIDTH * 3L).toArray();
        double[] found = random.doubles(HEIGHT * WIDTH * 3L).toArray();
        ImageScores scores = new ImageScores(Target.image(3, HEIGHT, WIDTH));
        scores.add(1, truth, found, Weights.NONE);

        double sum = 0;
        int windows = 0;
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y + 11 <= HEIGHT; y++) {
                for (int x = 0; x + 11 <= WIDTH; x++) {
                    sum += window(truth, found, channel, y, x);
                    windows++;
                }
            }
        }
        assertThat(put(scores).get("ssim").doubleValue()).isCloseTo(sum / windows, within(1e-9));
    }

    private static double window(double[] one, double[] other, int channel, int top, int left) {
        double[] moments = new double[6];
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                double weight = Math.exp(-((y - 5.0) * (y - 5) + (x - 5.0) * (x - 5)) / (2 * 1.5 * 1.5));
                int at = ((top + y) * WIDTH + left + x) * 3 + channel;
                double[] each = {1, one[at], other[at], one[at] * one[at], other[at] * other[at], one[at] * other[at]};
                for (int i = 0; i < 6; i++) {
                    moments[i] += weight * each[i];
                }
            }
        }
        double mx = moments[1] / moments[0];
        double my = moments[2] / moments[0];
        double xx = moments[3] / moments[0] - mx * mx;
        double yy = moments[4] / moments[0] - my * my;
        double xy = moments[5] / moments[0] - mx * my;
        return (2 * mx * my + 1e-4) * (2 * xy + 9e-4) / ((mx * mx + my * my + 1e-4) * (xx + yy + 9e-4));
    }

    private static ObjectNode put(TaskMetrics metrics) {
        ObjectNode into = JsonNodeFactory.instance.objectNode();
        metrics.put(into);
        return into;
    }
}
