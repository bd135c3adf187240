package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weighing;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;

/** Makes batches out of single examples. */
final class Batches {
    private Batches() {}

    /** An empty batch with room for {@code capacity} examples of this part. */
    static Batch allocate(TrainingData data, Examples part, int capacity) {
        return allocate(data.input(), data.target(), part.weighing(), capacity);
    }

    /** One without room for features. */
    static Batch labels(TrainingData data, Examples part, int capacity) {
        return allocate(data.input(), data.target(), part.weighing(), capacity, 0);
    }

    static Batch allocate(InputShape input, Target target, Weighing weighing, int capacity) {
        return allocate(input, target, weighing, capacity, Math.multiplyExact(capacity, input.size()));
    }

    private static Batch allocate(InputShape input, Target target, Weighing weighing, int capacity, int features) {
        int labels = target.positions() * target.outputs();
        return new Batch(
                0,
                input,
                target,
                new int[capacity],
                new float[features],
                new float[Math.multiplyExact(capacity, labels)],
                weighing.allocate(capacity, target.positions()));
    }

    /** The examples {@code order[from … from + size)} in {@code buffer}'s arrays. */
    static Batch fill(Batch buffer, Examples part, int[] order, int from, int size) {
        int features = buffer.input().size();
        int labels = buffer.target().positions() * buffer.target().outputs();
        for (int i = 0; i < size; i++) {
            int index = order[from + i];
            buffer.samples()[i] = index;
            part.read(index, buffer.features(), i * features, buffer.labels(), i * labels);
            part.weigh(index, buffer.weights(), i);
        }
        return buffer.first(size);
    }
}
