package dev.descent.ml.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which positions of an example count, and how much, as an example holds them: those that are
 * ignored are taken out, and the others move up.
 */
final class Places {
    private final int positions;
    private final int[] kept;
    private final double[] weights;
    private int count;
    private boolean gaps;
    private boolean weighted;

    /** @param positions of an example, ignored ones too */
    Places(int positions) {
        this.positions = positions;
        kept = new int[positions];
        weights = new double[positions];
        count = positions;
    }

    /** Looks an example up; answers how many of its positions count. */
    int find(ExactWeights batch, int example) {
        gaps = batch.valid() != null;
        count = gaps ? 0 : positions;
        for (int i = 0; gaps && i < positions; i++) {
            if (batch.isValid(example * positions + i)) {
                kept[count++] = i;
            }
        }
        gaps &= count < positions;
        gatherWeights(batch.positions(), example);
        return count;
    }

    private void gatherWeights(double @Nullable [] batch, int example) {
        weighted = batch != null;
        for (int i = 0; batch != null && i < count; i++) {
            weights[i] = batch[of(example, i)];
        }
    }

    /** How much each position counts, [positions that count], or null where all count alike. */
    double @Nullable [] weights() {
        return weighted ? weights : null;
    }

    /** Where the position stands in a batch. */
    int of(int example, int position) {
        return example * positions + (gaps ? kept[position] : position);
    }

    /**
     * Takes the example's values out of a batch's.
     *
     * @param width values at a position
     */
    void gather(double[] batch, int example, double[] into, int width) {
        if (!gaps) {
            System.arraycopy(batch, example * positions * width, into, 0, positions * width);
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(batch, of(example, i) * width, into, i * width, width);
        }
    }

    /** Puts the example's values among a batch's, and 0 where a position is ignored. */
    void scatter(double[] from, double[] batch, int example, int width) {
        if (!gaps) {
            System.arraycopy(from, 0, batch, example * positions * width, positions * width);
            return;
        }
        clear(batch, example, width);
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, i * width, batch, of(example, i) * width, width);
        }
    }

    /** Puts 0 everywhere in the example's part of a batch. */
    void clear(double[] batch, int example, int width) {
        Arrays.fill(batch, example * positions * width, (example + 1) * positions * width, 0);
    }
}
