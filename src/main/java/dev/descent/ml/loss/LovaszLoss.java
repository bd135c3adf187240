package dev.descent.ml.loss;

/** Lovász-softmax over an example's positions, class by class. */
final class LovaszLoss implements Loss {
    private final LovaszSlopes lovasz;

    LovaszLoss(int positions) {
        lovasz = new LovaszSlopes(positions);
    }

    @Override
    public double score(Example example, double weight) {
        int present = 0;
        for (int c = 0; c < example.width; c++) {
            present += load(example, c) ? 1 : 0;
        }
        double sum = 0;
        for (int c = 0; c < example.width; c++) {
            if (load(example, c)) {
                sum += lovasz.score(example.positions());
                addGradient(example, c, weight / present);
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    /** Whether the example has the class. */
    private boolean load(Example example, int c) {
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] rest = example.complements();
        double[] weights = example.weights();
        for (int i = 0; i < example.positions(); i++) {
            int at = i * example.width + c;
            lovasz.labels[i] = labels[at];
            lovasz.errors[i] = labels[at] == 1 ? rest[at] : Math.abs(labels[at] - outputs[at]);
            lovasz.weights[i] = weights == null ? 1 : weights[i];
        }
        return lovasz.labelled(example.positions()) > 0;
    }

    private void addGradient(Example example, int c, double factor) {
        if (factor == 0) {
            return;
        }
        double[] byOutputs = example.byOutputs();
        for (int i = 0; i < example.positions(); i++) {
            int at = i * example.width + c;
            boolean tooLow = example.labels()[at] == 1 || example.outputs()[at] < example.labels()[at];
            byOutputs[at] += factor * (tooLow ? -lovasz.slopes[i] : lovasz.slopes[i]);
        }
    }
}
