package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import java.util.List;

/** The output activations that kinds of losses accept, the best first. */
final class AcceptedActivations {
    private AcceptedActivations() {}

    /** Losses of classes that compete: softmax, where there is more than one output. */
    static List<Activation> classes(Target target) {
        return target.isExclusive() && target.outputs() > 1 ? List.of(Activation.SOFTMAX) : List.of();
    }

    /** Losses of classes that compete or stand alone. */
    static List<Activation> probabilities(Target target) {
        if (!target.isCategorical()) {
            return List.of();
        }
        return target.isExclusive() && target.outputs() > 1
                ? List.of(Activation.SOFTMAX, Activation.SIGMOID)
                : List.of(Activation.SIGMOID);
    }

    /** Losses of distances, which take classes as zeros and ones. */
    static List<Activation> distances(Target target) {
        if (!target.isCategorical()) {
            return List.of(Activation.IDENTITY, Activation.SIGMOID, Activation.SOFTPLUS);
        } else if (!target.isExclusive()) {
            return List.of(Activation.SIGMOID);
        }
        return target.outputs() > 1
                ? List.of(Activation.SOFTMAX, Activation.SIGMOID, Activation.IDENTITY)
                : List.of(Activation.SIGMOID, Activation.IDENTITY);
    }

    /** Losses of regions in a map: classes that compete, or one foreground. */
    static List<Activation> regions(Target target) {
        if (target.task() != Target.Task.SEGMENTATION) {
            return List.of();
        }
        return List.of(target.outputs() > 1 ? Activation.SOFTMAX : Activation.SIGMOID);
    }

    /** Losses of one foreground: a yes or no, or the second of a mask's two classes. */
    static List<Activation> foreground(Target target) {
        boolean one = target.isCategorical() && target.outputs() == 1;
        return one ? List.of(Activation.SIGMOID) : target.outputs() == 2 ? regions(target) : List.of();
    }

    /** Losses of numbers that are nothing but numbers. */
    static List<Activation> numbers(Target target) {
        return target.isCategorical() ? List.of() : distances(target);
    }

    /** Losses of numbers whose outputs are no numbers of the same kind. */
    static List<Activation> plainNumbers(Target target) {
        return target.isCategorical() ? List.of() : List.of(Activation.IDENTITY);
    }

    /** Losses of images. */
    static List<Activation> images(Target target) {
        boolean map = target.positions() > 1 && !target.isCategorical();
        return map ? List.of(Activation.IDENTITY, Activation.SIGMOID) : List.of();
    }

    /** Losses of numbers that are never negative. */
    static List<Activation> amounts(Target target) {
        return target.isCategorical()
                ? List.of()
                : List.of(Activation.SOFTPLUS, Activation.IDENTITY, Activation.SIGMOID);
    }
}
