package dev.descent.ml.train;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.ClassWeights;
import dev.descent.ml.loss.LossSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Classes of pixels that a loss leaves out by a weight of 0, as nobody needs to who can say which pixels to ignore. */
final class UnweightedClasses {
    private UnweightedClasses() {}

    /** @param loss with everything filled in */
    static List<String> warnings(LossSpec loss, Target target) {
        return target.task() == Target.Task.SEGMENTATION
                ? names(loss, target).distinct().map(UnweightedClasses::warning).toList()
                : List.of();
    }

    private static String warning(String name) {
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
