package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Mape;
import dev.descent.ml.loss.Msle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Targets of one loss in units so different that it hardly sees one of them, where they are not standardized. */
final class UnevenTargets {
    /** Of the largest variance to the smallest, from which on it is worth a word. */
    private static final double UNEVEN = 100;

    private UnevenTargets() {}

    /** @param loss that is trained */
    static List<String> warnings(LossSpec loss, TrainingData data) {
        Target target = data.target();
        boolean weighs = !loss.scalesTarget() && takesUnits(loss);
        if (!weighs || target.task() != Target.Task.REGRESSION || target.isMap()) {
            return List.of();
        }
        double[] variances = LabelMoments.of(data).variances();
        List<Integer> sorted = IntStream.range(0, variances.length)
                .filter(i -> variances[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> variances[i]))
                .toList();
        if (sorted.size() < 2) {
            return List.of();
        }
        int least = sorted.get(0);
        int most = sorted.get(sorted.size() - 1);
        double ratio = variances[most] / variances[least];
        return ratio > UNEVEN
                ? List.of(text(target.names().get(most), target.names().get(least), ratio))
                : List.of();
    }

    private static String text(String most, String least, double ratio) {
        return String.format(
                Locale.ROOT,
                "loss: it takes labels in their own unit, in which the variance of %s is %.3g times that of %s, which it"
                        + " outweighs: bring them to like units, or take a loss that is trained on standardized ones (mse, huber)",
                Shown.quoted(most),
                ratio,
                Shown.quoted(least));
    }

    /** Shares and logarithms have none. */
    private static boolean takesUnits(LossSpec loss) {
        return loss.inner().isEmpty()
                ? !(loss instanceof Mape || loss instanceof Msle)
                : loss.inner().stream().anyMatch(UnevenTargets::takesUnits);
    }
}
