package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.loss.LossSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Numbers far from 0 that a loss takes in their own unit: outputs begin near 0, and have a long way to go. */
final class LargeLabels {
    /** Of a label's magnitude in the mean, from which on the usual learning rates take many epochs. */
    private static final double LARGE = 100;

    private LargeLabels() {}

    /** @param loss that is trained */
    static List<String> warnings(LossSpec loss, TrainingData data) {
        Target target = data.target();
        if (loss.scalesTarget() || target.task() != Target.Task.REGRESSION || target.isMap()) {
            return List.of();
        }
        double[] means = LabelMoments.of(data).magnitudes();
        return IntStream.range(0, means.length)
                .filter(i -> means[i] > LARGE)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "loss: it takes labels in their own unit, and those of %s have a mean magnitude of %.3g, where outputs begin near 0:"
                                + " another unit (thousands) gets there sooner; a formula that has labels only as y - p is trained on standardized ones",
                        Shown.quoted(target.names().get(i)),
                        means[i]))
                .toList();
    }
}
