package dev.descent.ml.train.sample;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossWatcher;
import java.util.Arrays;

/**
 * By how much the logit of the label's class is above the largest other one (Pleiss et al. 2020, arXiv:2001.10528), as the mean over an
 * example's positions that count; where outputs stand alone, how far each is on the label's side. Negative where the network disagrees.
 */
public final class Margins implements LossWatcher {
    /** Of outputs that are nearly 0 or 1, whose logit is not asked for more exactly. */
    private static final double LEAST = 1e-12;

    private final Target target;
    private final Activation activation;
    private final boolean known;
    private double[] values = {};

    /** @param outputs at a position; where they are not as many as the classes, there are no margins */
    public Margins(Target target, Activation activation, int outputs) {
        this.target = target;
        this.activation = activation;
        known = target.isCategorical() && outputs == target.outputs();
    }

    /** Those of what a loss is given from now on. */
    public static Margins watching(LossFunction loss, Target target) {
        Margins margins = new Margins(target, loss.activation(), loss.shape().outputs());
        loss.watch(margins);
        return margins;
    }

    /** Of the batch last seen, by example; all 0 where there are none. */
    public double[] values() {
        return values;
    }

    @Override
    public void see(LossInput batch, double[] scores, double[] gradient) {
        values = new double[batch.examples()];
        for (int i = 0; known && i < values.length; i++) {
            values[i] = mean(batch, i);
        }
    }

    private double mean(LossInput batch, int example) {
        double sum = 0;
        int counted = 0;
        for (int p = example * target.positions(); p < (example + 1) * target.positions(); p++) {
            if (batch.isValid(p)) {
                sum += at(batch.labels(), batch.logits(), p * target.outputs());
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    private double at(double[] labels, double[] logits, int from) {
        return activation == Activation.SIGMOID || target.outputs() == 1
                ? alone(labels, logits, from)
                : competing(labels, logits, from);
    }

    private double alone(double[] labels, double[] logits, int from) {
        double sum = 0;
        for (int i = from; i < from + target.outputs(); i++) {
            sum += (2 * labels[i] - 1) * logits[i];
        }
        return sum / target.outputs();
    }

    private double competing(double[] labels, double[] logits, int from) {
        int labelled = from;
        for (int i = from; i < from + target.outputs(); i++) {
            labelled = labels[i] > labels[labelled] ? i : labelled;
        }
        double other = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + target.outputs(); i++) {
            other = i == labelled ? other : Math.max(other, logits[i]);
        }
        return logits[labelled] - other;
    }

    /** Logits that such outputs have, up to what softmax does not show. */
    public double[] logits(double[] outputs) {
        return switch (activation) {
            case SOFTMAX -> Arrays.stream(outputs).map(Margins::log).toArray();
            case SIGMOID -> Arrays.stream(outputs).map(p -> log(p) - log(1 - p)).toArray();
            default -> outputs;
        };
    }

    private static double log(double share) {
        return Math.log(Math.max(share, LEAST));
    }
}
