package dev.descent.ml.train;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;

/** How large the labels of the training part are, as they are trained; of many examples some are looked at. */
final class LabelMoments {
    private static final int MOST_EXAMPLES = 10_000;

    private final double[] magnitudes;
    private final double[] variances;

    private LabelMoments(double[] magnitudes, double[] variances) {
        this.magnitudes = magnitudes;
        this.variances = variances;
    }

    /** @param data with one label for each output, and no maps */
    static LabelMoments of(TrainingData data) {
        Examples part = data.training();
        int looked = Math.min(part.size(), MOST_EXAMPLES);
        float[] features = new float[data.input().size()];
        float[] labels = new float[data.target().outputs()];
        double[] magnitudes = new double[labels.length];
        double[] means = new double[labels.length];
        double[] squares = new double[labels.length];
        for (int i = 0; i < looked; i++) {
            part.read((int) ((long) i * part.size() / looked), features, 0, labels, 0);
            for (int k = 0; k < labels.length; k++) {
                magnitudes[k] += Math.abs(labels[k]) / looked;
                double off = labels[k] - means[k];
                means[k] += off / (i + 1);
                squares[k] += off * (labels[k] - means[k]) / looked;
            }
        }
        return new LabelMoments(magnitudes, squares);
    }

    /** The mean of each output's absolute label. */
    double[] magnitudes() {
        return magnitudes.clone();
    }

    /** The variance of each output's label. */
    double[] variances() {
        return variances.clone();
    }
}
