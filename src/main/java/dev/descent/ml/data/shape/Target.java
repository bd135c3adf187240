package dev.descent.ml.data.shape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a data set's labels are, which decides the network's output layer and the losses that fit.
 *
 * @param task what is learned
 * @param names the classes, or the target columns; one label each
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
        SEGMENTATION
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

    /** Labels at each position, classes or target columns; and network outputs, unless a loss asks for others. */
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

    public boolean isCategorical() {
        return task != Task.REGRESSION;
    }
}
