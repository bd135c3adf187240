package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Collects what a task is judged by, over the examples of a part. */
public interface TaskMetrics {
    /** From which an output, or a label, says that its class is true where several may be. */
    double THRESHOLD = 0.5;

    /** Of these, lower values are better. */
    Set<String> ERRORS =
            Set.of("loss", "mae", "rmse", "median_error", "log_loss", "brier", "ece", "hd95", "interval_width");

    /** What {@link #putNumbers} gives, by name: of the whole, and of each class or column where they are few. */
    static List<String> names(Target target) {
        List<String> whole = ofWhole(target);
        List<String> names = new ArrayList<>(whole);
        if (target.outputs() > 1 && target.outputs() <= NamedMetrics.MOST_PARTS) {
            for (String metric : ofParts(target)) {
                int first = MapShapes.isOfBorders(metric) ? 1 : 0;
                target.names().stream().skip(first).forEach(part -> names.add(metric + "." + part));
            }
        }
        return names;
    }

    /** The same without what so many examples are too many for. */
    static List<String> names(Target target, int examples) {
        return names(target).stream()
                .filter(name -> Ranking.holds(target, examples)
                        || !Stream.concat(Ranking.names().stream(), Stream.of("median_error"))
                                .anyMatch(of -> of.equals(base(name))))
                .toList();
    }

    private static List<String> ofWhole(Target target) {
        return switch (target.task()) {
            case REGRESSION -> RegressionErrors.names();
            case CLASSIFICATION, SOFT_LABELS ->
                joined(ConfusionMatrix.names(target), ProbabilityScores.names(target), Ranking.names());
            case MULTI_LABEL -> joined(LabelCounts.names(), Ranking.names(), List.of());
            case SEGMENTATION ->
                joined(ConfusionMatrix.names(target), ProbabilityScores.names(target), MapShapes.names());
            case IMAGE_TO_IMAGE -> ImageScores.names(target);
        };
    }

    private static List<String> ofParts(Target target) {
        return switch (target.task()) {
            case REGRESSION -> RegressionErrors.names();
            case CLASSIFICATION, SOFT_LABELS, MULTI_LABEL ->
                joined(List.of("precision", "recall", "f1"), List.of("log_loss"), Ranking.names());
            case SEGMENTATION ->
                joined(List.of("precision", "recall", "f1", "iou", "dice"), List.of("log_loss"), MapShapes.names());
            case IMAGE_TO_IMAGE -> List.of();
        };
    }

    private static List<String> joined(List<String> one, List<String> other, List<String> last) {
        return Stream.of(one, other, last).flatMap(List::stream).toList();
    }

    /** Whether a metric's higher values are better; an error's or a loss's are not. The name may go on with a class's. */
    static boolean isHigherBetter(String name) {
        return !ERRORS.contains(base(name));
    }

    private static String base(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    /** How a metric of two models is compared: one that says nothing of single examples by all of them together. */
    static MetricName.Pairing pairing(String name, Target.Task task) {
        if (name.equals("accuracy") && task == Target.Task.CLASSIFICATION) {
            return MetricName.Pairing.RIGHT_OR_WRONG;
        }
        return name.equals("mae") ? MetricName.Pairing.MEAN : MetricName.Pairing.POOLED;
    }

    static TaskMetrics of(Target target, TargetScaling scaling) {
        return switch (target.task()) {
            case REGRESSION -> new MetricList(List.of(new RegressionErrors(target, scaling)));
            case CLASSIFICATION, SOFT_LABELS ->
                new MetricList(
                        List.of(new ConfusionMatrix(target), new ProbabilityScores(target), new Ranking(target)));
            case MULTI_LABEL -> new MetricList(List.of(new LabelCounts(target), new Ranking(target)));
            case SEGMENTATION ->
                new MetricList(
                        List.of(new ConfusionMatrix(target), new ProbabilityScores(target), new MapShapes(target)));
            case IMAGE_TO_IMAGE -> new MetricList(List.of(new ImageScores(target)));
        };
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

    /** Puts those that are single numbers, of a class as {@code iou.nucleus}. */
    default void putNumbers(ObjectNode into) {
        put(into);
    }

    /**
     * Counts in what another has counted, of the same target.
     *
     * @return false where that cannot be done, and nothing was counted
     */
    default boolean merge(TaskMetrics other) {
        return false;
    }
}
