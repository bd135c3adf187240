package dev.descent.ml.train.metric;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.spec.JsonNumber;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well one predicted map covers the true one where that counts: intersection over union per class, and its mean over the classes
 * that occur in either.
 */
public final class MapOverlap {
    private MapOverlap() {}

    /** {@code iou} and, by class, {@code classes}. */
    public static ObjectNode of(ClassMap truth, ClassMap predicted, List<String> names) {
        long[] both = new long[names.size()];
        long[] either = new long[names.size()];
        for (int i = 0; i < truth.codes().length; i++) {
            int actual = truth.codes()[i] & 0xff;
            int guess = predicted.codes()[i] & 0xff;
            if (actual < either.length) {
                either[actual]++;
                both[actual] += actual == guess ? 1 : 0;
                either[guess] += actual == guess ? 0 : 1;
            }
        }
        return json(both, either, names);
    }

    private static ObjectNode json(long[] both, long[] either, List<String> names) {
        ObjectNode overlap = JsonNodeFactory.instance.objectNode();
        ObjectNode classes = JsonNodeFactory.instance.objectNode();
        double sum = 0;
        for (int c = 0; c < both.length; c++) {
            if (either[c] > 0) {
                double iou = (double) both[c] / either[c];
                classes.set(names.get(c), JsonNumber.of(iou));
                sum += iou;
            }
        }
        overlap.set("iou", JsonNumber.of(sum / classes.size()));
        return overlap.set("classes", classes);
    }
}
