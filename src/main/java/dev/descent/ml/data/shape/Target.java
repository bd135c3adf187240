package dev.descent.ml.data.shape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a data set's labels are, which decides the network's output layer and the losses that fit.
 *
 * @param task what is learned
 * @param names the classes, the target columns, or the channels of an image; one label each
 * @param height of a map of labels, 1 where an example has one label
 * @param width of a map of labels, 1 where an example has one label
 */
public record Target(Task task, List<String> names, Integer height, Integer width) {

    /** What is learned from the labels. */
    public enum Task {
        /** One class per example; labels are one-hot. */
        CLASSIFICATION,
        /** Numbers; labels are in the target's own unit, or standardized. */
        REGRESSION,
        /** One class per pixel; labels are one-hot at every position. */
        SEGMENTATION,
        /** Any number of classes per example, each a yes or no of its own; labels are 0 or 1. */
        MULTI_LABEL,
        /** How probable each class is; an example's labels sum to 1. */
        SOFT_LABELS,
        /** An image per example; labels are samples from 0 to 1 at every position. */
        IMAGE_TO_IMAGE
    }

    public Target {
        names = List.copyOf(names);
    }

    public static Target classification(List<String> classes) {
        return new Target(Task.CLASSIFICATION, classes, 1, 1);
    }

    public static Target regression(List<String> columns) {
        return new Target(Task.REGRESSION, columns, 1, 1);
    }

    public static Target segmentation(List<String> classes, int height, int width) {
        return new Target(Task.SEGMENTATION, classes, height, width);
    }

    public static Target multiLabel(List<String> classes) {
        return new Target(Task.MULTI_LABEL, classes, 1, 1);
    }

    public static Target softLabels(List<String> classes) {
        return new Target(Task.SOFT_LABELS, classes, 1, 1);
    }

    /** @param channels 1 for grey, 3 for colours */
    public static Target image(int channels, int height, int width) {
        List<String> names = channels == 1 ? List.of("grey") : List.of("red", "green", "blue");
        return new Target(Task.IMAGE_TO_IMAGE, names, height, width);
    }

    /** Labels at each position: classes, target columns or channels; and network outputs, unless a loss asks for others. */
    public int outputs() {
        return names.size();
    }

    /** The same for a network with so many outputs at each position; they have numbers for names where they are others. */
    public Target withOutputs(int outputs) {
        List<String> numbers =
                IntStream.range(0, outputs).mapToObj(Integer::toString).toList();
        return outputs == names.size() ? this : new Target(task, numbers, height, width);
    }

    /** Places of one example that have a label: 1, or the pixels of a map. */
    public int positions() {
        return height * width;
    }

    /** Whether labels are of classes, and no amounts. */
    public boolean isCategorical() {
        return task != Task.REGRESSION && task != Task.IMAGE_TO_IMAGE;
    }

    /** Whether one class of several is true, so that their probabilities sum to 1. */
    public boolean isExclusive() {
        return isCategorical() && task != Task.MULTI_LABEL;
    }

    /** Whether each pixel of an image has labels. */
    public boolean isMap() {
        return task == Task.SEGMENTATION || task == Task.IMAGE_TO_IMAGE;
    }
}
