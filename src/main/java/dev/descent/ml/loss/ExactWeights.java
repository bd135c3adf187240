package dev.descent.ml.loss;

import dev.descent.ml.data.Weights;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link Weights} in the precision in which losses compute. An array that is null is all ones.
 *
 * @param valid 1 for a position that counts, 0 for one that is ignored, [B, positions]
 * @param positions how much each position counts, never negative, [B, positions]
 * @param examples what each example's score is multiplied with, never negative, [B]
 */
@SuppressWarnings("ArrayRecordComponent") // lives as long as the batch
public record ExactWeights(double @Nullable [] valid, double @Nullable [] positions, double @Nullable [] examples) {
    public static final ExactWeights NONE = new ExactWeights(null, null, null);

    static ExactWeights of(Weights weights) {
        return new ExactWeights(exact(weights.valid()), exact(weights.positions()), exact(weights.examples()));
    }

    /** Whether a position of the batch counts. */
    public boolean isValid(int position) {
        return valid == null || valid[position] != 0;
    }

    public double ofPosition(int position) {
        return positions == null ? 1 : positions[position];
    }

    double ofExample(int example) {
        return examples == null ? 1 : examples[example];
    }

    private static double @Nullable [] exact(float @Nullable [] values) {
        return values == null
                ? null
                : IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
