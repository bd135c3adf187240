package dev.descent.ml.train;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.ClassWeights;
import dev.descent.ml.loss.LossSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Classes that a loss leaves out by a weight of 0: of pixels nobody needs that who can say which to ignore, and of examples little is learned. */
final class UnweightedClasses {
    private UnweightedClasses() {}

    /** @param loss with everything filled in */
    static List<String> warnings(LossSpec loss, Target target) {
        boolean ofPixels = target.task() == Target.Task.SEGMENTATION;
        return target.isCategorical()
                ? names(loss, target)
                        .distinct()
                        .map(ofPixels ? UnweightedClasses::ofPixels : UnweightedClasses::ofExamples)
                        .toList()
                : List.of();
    }

    private static String ofExamples(String name) {
        return "loss: class \"" + name
                + "\" has weight 0, and still its examples are in all metrics and counts: by this"
                + " loss nothing is learned from them";
    }

    private static String ofPixels(String name) {
        return "loss: class \"" + name
                + "\" has weight 0, and still its pixels are in all metrics and counts, and in losses"
                + " that take no weights; where they mean that nobody knows the class, name their value in"
                + " dataset.format.ignore instead of in classes, and they are in none of these";
    }

    private static Stream<String> names(LossSpec loss, Target target) {
        ClassWeights weights = loss.classWeights();
        if (weights == null || weights.isUniform()) {
            return loss.inner().stream().flatMap(inner -> names(inner, target));
        }
        double[] values = weights.values(target);
        return IntStream.range(0, values.length).filter(i -> values[i] == 0).mapToObj(target.names()::get);
    }
}
