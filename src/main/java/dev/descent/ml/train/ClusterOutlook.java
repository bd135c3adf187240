package dev.descent.ml.train;

import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.train.shard.ClusterLink;
import dev.descent.ml.train.shard.ClusterSettings;
import dev.descent.ml.train.shard.ScalingModel;
import dev.descent.ml.train.shard.Sync;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cluster would help a job, by estimate.
 *
 * @param workers that the job asks for, or two
 * @param batch examples of an iteration
 * @param speedup how many times as fast as one core they compute it
 * @param batchFrom the batch from which they are one and a half times as fast; null where none is
 * @param secondsPerExample that one core takes
 * @param source what that was measured by, and what was assumed
 * @param advice all that in a sentence
 */
public record ClusterOutlook(
        int workers,
        int batch,
        double speedup,
        @Nullable Integer batchFrom,
        double secondsPerExample,
        String source,
        String advice) {
    private static final String MEASURED_BY_PROBE =
            "Seconds per example: measured here by the probe, forward and backward, without the optimizer's step."
                    + " Assumed of the cluster: workers as fast as this machine, 1 Gbit/s to each, and 2 ms for a round that carries nothing.";
    /** Of a job that asks for none. */
    private static final ClusterSettings UNASKED = new ClusterSettings("spark", 2, Sync.STEP);

    /**
     * That of a probe; null where it measured nothing, or where the job does not fit a cluster.
     *
     * @param secondsPerExample of one core
     */
    public static @Nullable ClusterOutlook measured(CheckedPlan checked, @Nullable Double secondsPerExample) {
        ClusterSettings asked = checked.plan().training().cluster();
        ClusterSettings cluster = asked == null ? UNASKED : asked;
        boolean normalizes = checked.layers().stream().map(LayerSummary::type).anyMatch("batch_normalization"::equals);
        if (secondsPerExample == null || (normalizes && cluster.sync().isStep())) {
            return null;
        }
        ScalingModel model = model(checked, cluster.sync(), secondsPerExample);
        int batch = checked.plan().training().batchSize();
        int from = model.batchFrom(cluster.workers(), ScalingModel.WORTH);
        return new ClusterOutlook(
                cluster.workers(),
                batch,
                model.speedup(batch, cluster.workers()),
                from == 0 ? null : from,
                secondsPerExample,
                MEASURED_BY_PROBE,
                model.advice(batch, cluster.workers()));
    }

    private static ScalingModel model(CheckedPlan checked, Sync sync, double secondsPerExample) {
        int vectors = sync.isStep() ? 1 : 1 + checked.plan().optimizer().stateVectors();
        return new ScalingModel(secondsPerExample, vectors * checked.parameters(), sync.every(), ClusterLink.ASSUMED);
    }
}
