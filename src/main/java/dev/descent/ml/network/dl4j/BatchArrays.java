package dev.descent.ml.network.dl4j;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native arrays that batches are copied into, kept for the few sizes that alternate: full and last, training and validation. */
final class BatchArrays implements AutoCloseable {
    private static final int KEPT = 4;

    private final InputShape input;
    private final Target target;
    private final Map<Integer, Arrays> bySize = new LinkedHashMap<>(8, 0.75f, true);

    private record Arrays(INDArray features, INDArray labels) {}

    /** @param input as the network takes it */
    BatchArrays(InputShape input, Target target) {
        this.input = input;
        this.target = target;
    }

    /** Others like these. */
    BatchArrays another() {
        return new BatchArrays(input, target);
    }

    /** The batch's features. Valid until the next call. */
    INDArray features(Batch batch) {
        INDArray features = of(batch.size()).features;
        features.data().asNioFloat().put(batch.features(), batch.from(), batch.size() * input.size());
        return features;
    }

    /** An array in the shape of labels, for DL4J wants to see one; the loss adapter has the real ones. */
    INDArray placeholder(int examples) {
        return of(examples).labels;
    }

    private Arrays of(int examples) {
        Arrays arrays = bySize.computeIfAbsent(examples, this::create);
        if (bySize.size() > KEPT) {
            Iterator<Arrays> eldest = bySize.values().iterator();
            close(eldest.next());
            eldest.remove();
        }
        return arrays;
    }

    private Arrays create(int examples) {
        long[] features = new long[1 + input.dimensions().size()];
        features[0] = examples;
        for (int i = 1; i < features.length; i++) {
            features[i] = input.dimensions().get(i - 1);
        }
        long[] labels = target.positions() == 1
                ? new long[] {examples, target.outputs()}
                : new long[] {examples, target.outputs(), target.height(), target.width()};
        return new Arrays(
                Nd4j.createUninitialized(DataType.FLOAT, features, 'c'), Nd4j.create(DataType.FLOAT, labels, 'c'));
    }

    private static void close(Arrays arrays) {
        arrays.features.close();
        arrays.labels.close();
    }

    @Override
    public void close() {
        bySize.values().forEach(BatchArrays::close);
        bySize.clear();
    }
}
