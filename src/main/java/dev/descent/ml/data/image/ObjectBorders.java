package dev.descent.ml.data.image;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Arrays;

/**
 * Weights that are high where two objects nearly touch, so that a network learns to keep them apart (Ronneberger,
 * Fischer and Brox, 2015): {@code 1 + w0·exp(−(d1 + d2)² / 2σ²)}, d1 and d2 the distances to the two nearest objects.
 *
 * @param w0 how much is added where both distances are 0
 * @param sigma how fast that fades, in pixels
 */
public record ObjectBorders(Double w0, Double sigma) {
    private static final Parameter<Double> W0 = Parameter.number("w0")
            .atLeast(0)
            .atMost(1e6)
            .orElse(10.0)
            .says("What is added to 1 where two objects meet.");
    private static final Parameter<Double> SIGMA = Parameter.number("sigma")
            .atLeast(0.01)
            .atMost(1e6)
            .orElse(5.0)
            .says("How fast that fades with the distance to the two nearest objects, in pixels.");

    public ObjectBorders {
        Faults faults = new Faults();
        w0 = W0.of(w0, faults);
        sigma = SIGMA.of(sigma, faults);
        faults.raise();
    }

    /**
     * Of each pixel, [height, width]; 1 everywhere where there are fewer than two objects.
     *
     * @param classes that there are
     */
    public float[] weights(ClassMap map, int classes) {
        float[] weights = new float[map.codes().length];
        MaskObjects objects = MaskObjects.of(map, classes);
        if (objects.count() < 2) {
            Arrays.fill(weights, 1);
            return weights;
        }
        int[] first = new int[weights.length];
        int[] second = new int[weights.length];
        nearestTwo(map, objects, first, second);
        for (int i = 0; i < weights.length; i++) {
            double sum = Math.sqrt(first[i]) + Math.sqrt(second[i]);
            weights[i] = (float) (1 + w0 * Math.exp(-sum * sum / (2 * sigma * sigma)));
        }
        return weights;
    }

    /**
     * Squared distances to the nearest object and to the next one. The numbers of two objects differ in a bit: of the
     * objects that have it and those that have it not, the nearest one is among the nearer, and the next among the
     * farther for at least one bit. So their number counts by its logarithm.
     */
    private static void nearestTwo(ClassMap map, MaskObjects objects, int[] first, int[] second) {
        DistanceTransform distances = new DistanceTransform(map.height(), map.width());
        int[] numbers = objects.numbers();
        Arrays.fill(second, Integer.MAX_VALUE);
        for (int bit = 1; bit < objects.count(); bit <<= 1) {
            int mask = bit;
            int[] without = distances.squared(i -> numbers[i] >= 0 && (numbers[i] & mask) == 0);
            int[] with = distances.squared(i -> numbers[i] >= 0 && (numbers[i] & mask) != 0);
            for (int i = 0; i < first.length; i++) {
                first[i] = Math.min(without[i], with[i]);
                second[i] = Math.min(second[i], Math.max(without[i], with[i]));
            }
        }
    }
}
