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

    /** Of outputs that are the same at each position, whatever the input. */
    void addConstant(LossFunction loss, Batch batch, double[] logits) {
        int positions = batch.size() * loss.positions();
        double[] all = new double[positions * loss.width()];
        for (int p = 0; p < positions; p++) {
            System.arraycopy(logits, 0, all, p * loss.width(), loss.width());
        }
        double[] scores = new double[batch.size()];
        loss.score(new LossInput(batch.size(), Doubles.of(batch.labels(), all.length), all, batch.weights()), scores);
        add(scores, batch.size(), loss.counted());
    }

    double mean() {
        return counted == 0 ? 0 : sum / counted;
    }
}
