package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Collects what a task is judged by, over the examples of a part. */
public interface TaskMetrics {

    /** What {@link #put} gives as single numbers, by name. */
    static List<String> names(Target target) {
        return switch (target.task()) {
            case REGRESSION -> List.of("mae", "rmse", "r2");
            case CLASSIFICATION -> List.of("accuracy", "precision", "recall", "f1");
            case SEGMENTATION -> List.of("accuracy", "precision", "recall", "f1", "iou", "dice");
        };
    }

    /** Whether a metric's higher values are better; an error's or a loss's are not. */
    static boolean isHigherBetter(String name) {
        return !name.equals("mae") && !name.equals("rmse") && !name.equals("loss");
    }

    static TaskMetrics of(Target target, TargetScaling scaling) {
        return target.isCategorical() ? new ConfusionMatrix(target) : new RegressionErrors(target, scaling);
    }

    /**
     * Counts examples in.
     *
     * @param examples in the arrays, B
     * @param labels [B, positions, labels]
     * @param outputs what the network says of each of them, same shape
     * @param weights of which only those count that leave positions out: the others are for losses
     */
    void add(int examples, double[] labels, double[] outputs, Weights weights);

    /** Puts the metrics, each by its name. */
    void put(ObjectNode into);
}
