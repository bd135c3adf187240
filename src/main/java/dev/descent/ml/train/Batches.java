package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.InputShape;
import dev.descent.ml.data.Target;
import dev.descent.ml.data.TrainingData;

/** Makes batches out of single examples. */
final class Batches {
    private Batches() {}

    /** An empty batch with room for {@code capacity} examples. */
    static Batch allocate(TrainingData data, int capacity) {
        return allocate(data.input(), data.target(), capacity);
    }

    static Batch allocate(InputShape input, Target target, int capacity) {
        int labels = target.positions() * target.outputs();
        return new Batch(
                0,
                input,
                target,
                new int[capacity],
                new float[Math.multiplyExact(capacity, input.size())],
                new float[Math.multiplyExact(capacity, labels)]);
    }

    /** The examples {@code order[from … from + size)} in {@code buffer}'s arrays. */
    static Batch fill(Batch buffer, Examples part, int[] order, int from, int size) {
        int features = buffer.input().size();
        int labels = buffer.target().positions() * buffer.target().outputs();
        for (int i = 0; i < size; i++) {
            int index = order[from + i];
            buffer.samples()[i] = index;
            part.read(index, buffer.features(), i * features, buffer.labels(), i * labels);
        }
        return buffer.first(size);
    }
}
