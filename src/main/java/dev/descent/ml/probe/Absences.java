package dev.descent.ml.probe;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.probe.ProbeReport.AbsentClass;
import java.util.ArrayList;
import java.util.List;

/** What a class costs that an example's map has not, though the outputs are right everywhere, and nearly sure of it. */
final class Absences {
    private static final double SURE = 0.99;

    private final Target target;
    private final LossFunction loss;
    private final double[] present;
    private final double[] absent;
    private final int[] having;
    private int examples;

    Absences(Target target, LossFunction loss) {
        this.target = target;
        this.loss = loss;
        present = new double[target.outputs()];
        absent = new double[target.outputs()];
        having = new int[target.outputs()];
    }

    /** Only maps have several classes at once. */
    static boolean concern(Target target) {
        return target.isCategorical() && target.positions() > 1;
    }

    void add(Batch batch) {
        double[] labels = Doubles.of(batch.labels(), batch.size() * target.positions() * target.outputs());
        double[] scores = new double[batch.size()];
        double[] logits = Logits.of(loss.activation(), nearly(labels));
        loss.score(new LossInput(batch.size(), labels, logits, batch.weights()), scores);
        for (int i = 0; i < batch.size(); i++) {
            if (batch.weights().counts(i, target.positions())) {
                add(batch, i, scores[i]);
            }
        }
    }

    private double[] nearly(double[] labels) {
        double rest = (1 - SURE) / Math.max(1, target.outputs() - 1);
        double[] outputs = new double[labels.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = rest + labels[i] * (SURE - rest);
        }
        return outputs;
    }

    private void add(Batch batch, int example, double score) {
        examples++;
        for (int c = 0; c < target.outputs(); c++) {
            boolean has = has(batch, example, c);
            having[c] += has ? 1 : 0;
            (has ? present : absent)[c] += score;
        }
    }

    private boolean has(Batch batch, int example, int output) {
        for (int p = example * target.positions(); p < (example + 1) * target.positions(); p++) {
            if (batch.weights().isValid(p) && batch.labels()[p * target.outputs() + output] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Those that some example has not. */
    List<AbsentClass> classes() {
        List<AbsentClass> classes = new ArrayList<>();
        for (int c = 0; c < having.length; c++) {
            int without = examples - having[c];
            if (without > 0) {
                classes.add(new AbsentClass(
                        target.names().get(c),
                        (double) without / examples,
                        ProbeReport.finite(present[c] / having[c]),
                        ProbeReport.finite(absent[c] / without)));
            }
        }
        return classes;
    }
}
