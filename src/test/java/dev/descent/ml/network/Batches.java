package dev.descent.ml.network;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import java.util.Random;

/** Made-up batches. */
public final class Batches {

    private Batches() {}

    /** Features in [-1, 1); one-hot labels, or numbers in [-1, 1) for regression. */
    public static Batch random(int size, InputShape input, Target target, long seed) {
        Random random = new Random(seed);
        float[] features = new float[size * input.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat() * 2 - 1;
        }
        int width = target.outputs();
        float[] labels = new float[size * target.positions() * width];
        for (int start = 0; start < labels.length; start += width) {
            if (target.isCategorical()) {
                labels[start + random.nextInt(width)] = 1;
            } else {
                labels[start] = random.nextFloat() * 2 - 1;
            }
        }
        return new Batch(size, input, target, new int[size], features, labels);
    }
}
