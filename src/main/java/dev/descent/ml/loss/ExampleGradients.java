package dev.descent.ml.loss;

import java.util.Arrays;

/** What the terms of a loss add to an example's gradient, by the quantity that each takes, until it is carried back to the logits. */
final class ExampleGradients {
    final double[] byOutputs;
    final double[] byLogOutputs;
    final double[] byLogComplements;
    final double[] byLogits;

    private boolean touchedOutputs;
    private boolean touchedLogOutputs;
    private boolean touchedLogComplements;

    /** @param size values in each array */
    ExampleGradients(int size) {
        byOutputs = new double[size];
        byLogOutputs = new double[size];
        byLogComplements = new double[size];
        byLogits = new double[size];
    }

    /** @param size values that are in use, here as below */
    double[] byOutputs(int size) {
        if (!touchedOutputs) {
            touchedOutputs = true;
            Arrays.fill(byOutputs, 0, size, 0);
        }
        return byOutputs;
    }

    double[] byLogOutputs(int size) {
        if (!touchedLogOutputs) {
            touchedLogOutputs = true;
            Arrays.fill(byLogOutputs, 0, size, 0);
        }
        return byLogOutputs;
    }

    double[] byLogComplements(int size) {
        if (!touchedLogComplements) {
            touchedLogComplements = true;
            Arrays.fill(byLogComplements, 0, size, 0);
        }
        return byLogComplements;
    }

    void clear(int size) {
        touchedOutputs = false;
        touchedLogOutputs = false;
        touchedLogComplements = false;
        Arrays.fill(byLogits, 0, size, 0);
    }

    /** Carries every one back to the logits of the example that they are of. */
    void carry(Example example, Link link) {
        if (touchedOutputs) {
            link.carryOutputs(example);
        }
        if (touchedLogOutputs) {
            link.carryLogOutputs(example);
        }
        if (touchedLogComplements) {
            example.logComplements();
            link.carryLogComplements(example);
        }
    }
}
