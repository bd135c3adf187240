package dev.descent.ml.probe;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;

/** Mean of scores over the examples that count, over batches. */
final class MeanLoss {
    private double sum;
    private int counted;

    void add(double[] scores, int examples, int counting) {
        for (int i = 0; i < examples; i++) {
            sum += scores[i];
        }
        counted += counting;
    }

    /**
     * Of outputs that are the same at each position, whatever the input.
     *
     * @param logits of one position
     */
    void addConstant(LossFunction loss, Batch batch, double[] logits) {
        int positions = batch.size() * loss.shape().positions();
        double[] all = new double[positions * logits.length];
        for (int p = 0; p < positions; p++) {
            System.arraycopy(logits, 0, all, p * logits.length, logits.length);
        }
        double[] labels = Doubles.of(batch.labels(), positions * loss.shape().labels());
        double[] scores = new double[batch.size()];
        loss.score(new LossInput(batch.size(), labels, all, batch.weights()), scores);
        add(scores, batch.size(), loss.counted());
    }

    double mean() {
        return counted == 0 ? 0 : sum / counted;
    }
}
