package dev.descent.ml.train;

import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.train.shard.ShardSums;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch that is computed in parts, of which what is told is their sum. */
interface CutBatch extends BatchGradient {

    /** Of the last batch. */
    ShardSums sums();

    @Override
    default int counted() {
        return sums().counted();
    }

    @Override
    default Map<String, Double> parts() {
        return sums().parts();
    }

    @Override
    default @Nullable TermProducts terms() {
        return sums().terms();
    }

    @Override
    default double[] margins() {
        return sums().margins();
    }
}
