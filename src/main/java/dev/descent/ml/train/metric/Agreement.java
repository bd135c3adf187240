package dev.descent.ml.train.metric;

import dev.descent.ml.spec.JsonNumber;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far classes and predictions agree beyond what chance would do, by a confusion matrix; 0 where there is nothing to divide by.
 * Matthews' correlation for several classes is Gorodkin's R_K; kappa is Cohen's, and with weights (i − j)² over the classes' order.
 */
record Agreement(double matthews, double kappa, double quadraticKappa) {

    /** @param counts [classes as they are, classes as predicted] */
    static Agreement of(long[][] counts) {
        int classes = counts.length;
        double[] actual = new double[classes];
        double[] predicted = new double[classes];
        double all = 0;
        double right = 0;
        for (int a = 0; a < classes; a++) {
            right += counts[a][a];
            for (int p = 0; p < classes; p++) {
                actual[a] += counts[a][p];
                predicted[p] += counts[a][p];
                all += counts[a][p];
            }
        }
        double chance = product(actual, predicted);
        double spread =
                Math.sqrt(all * all - product(actual, actual)) * Math.sqrt(all * all - product(predicted, predicted));
        return new Agreement(
                ratio(right * all - chance, spread),
                ratio(right * all - chance, all * all - chance),
                quadratic(counts, actual, predicted, all));
    }

    private static double quadratic(long[][] counts, double[] actual, double[] predicted, double all) {
        double seen = 0;
        double expected = 0;
        for (int a = 0; a < counts.length; a++) {
            for (int p = 0; p < counts.length; p++) {
                double apart = (double) (a - p) * (a - p);
                seen += apart * counts[a][p];
                expected += apart * actual[a] * predicted[p] / Math.max(1, all);
            }
        }
        return ratio(expected - seen, expected);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    void put(ObjectNode into) {
        into.set("mcc", JsonNumber.of(matthews));
        into.set("kappa", JsonNumber.of(kappa));
        into.set("quadratic_kappa", JsonNumber.of(quadraticKappa));
    }
}
