package dev.descent.ml.loss;

/**
 * Output k is how probable a rank above k is for one that is at least k; the probabilities of all ranks are predicted.
 *
 * @param ranks of which each is a class
 */
record RankReadout(int ranks) implements Readout {

    @Override
    public int outputs() {
        return Math.max(1, ranks - 1);
    }

    @Override
    public String meaning() {
        return "the steps between " + ranks + " ranks";
    }

    @Override
    public void read(double[] outputs, int positions, double[] predicted) {
        int steps = outputs();
        for (int i = 0; i < positions; i++) {
            double reached = 1;
            for (int k = 0; k < steps; k++) {
                double further = outputs[i * steps + k];
                predicted[i * ranks + k] = reached * (1 - further);
                reached *= further;
            }
            predicted[i * ranks + steps] = reached;
        }
    }
}
