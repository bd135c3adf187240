package dev.descent.ml.loss;

/**
 * The outputs themselves are what is predicted.
 *
 * @param outputs as many as labels
 */
record PlainReadout(int outputs) implements Readout {

    @Override
    public String meaning() {
        return "one output for each label";
    }

    @Override
    public void read(double[] all, int positions, double[] predicted) {
        System.arraycopy(all, 0, predicted, 0, positions * outputs);
    }
}
