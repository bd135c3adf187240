package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.Map;

/** The mean of an example's highest weighted scores of positions. */
final class HardestLoss implements Loss {
    /** So that a share of 0.3 of 10 positions is 3 of them. */
    private static final double ROUNDING = 1e-9;

    private final Loss each;
    private final double share;
    private final double[] scores;
    private final double[] sorted;

    /**
     * @param each scores an example of one position
     * @param positions of an example, at most
     */
    HardestLoss(Loss each, double share, int positions) {
        this.each = each;
        this.share = share;
        scores = new double[positions];
        sorted = new double[positions];
    }

    @Override
    public void beginEpoch(int epoch, int epochs) {
        each.beginEpoch(epoch, epochs);
    }

    @Override
    public Map<String, Double> parameters() {
        return each.parameters();
    }

    @Override
    public double score(Example example, double weight) {
        return score(example, (position, taken) -> carry(example, position, weight / taken));
    }

    @Override
    public void split(ScoreSplit split, Example example, double weight) {
        score(example, (position, taken) -> split.add(position, weight * scores[position] / taken));
    }

    /** Sees each position that is taken, and how many are. */
    private interface Taker {
        void take(int position, int taken);
    }

    private double score(Example example, Taker taker) {
        int n = example.positions();
        score(example);
        int taken = Math.max(1, (int) Math.ceil(share * n - ROUNDING));
        double least = sorted[n - taken];
        int equals = taken - above(n, least);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int order = Double.compare(scores[i], least);
            if (order > 0 || (order == 0 && equals-- > 0)) {
                sum += scores[i];
                taker.take(i, taken);
            }
        }
        return sum / taken;
    }

    private void score(Example example) {
        int n = example.positions();
        for (int i = 0; i < n; i++) {
            // + 0.0: the two zeros are equals
            scores[i] = weight(example, i) * each.score(example.alone(i), 0) + 0.0;
        }
        System.arraycopy(scores, 0, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
    }

    private int above(int n, double least) {
        int above = 0;
        while (above < n && Double.compare(sorted[n - 1 - above], least) > 0) {
            above++;
        }
        return above;
    }

    private void carry(Example example, int position, double factor) {
        double slope = factor * weight(example, position);
        if (slope != 0) {
            Example alone = example.alone(position);
            each.score(alone, slope);
            example.add(alone, position);
        }
    }

    private static double weight(Example example, int position) {
        double[] weights = example.weights();
        return weights == null ? 1 : weights[position];
    }
}
