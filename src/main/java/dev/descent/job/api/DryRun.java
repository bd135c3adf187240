package dev.descent.job.api;

import dev.descent.job.admit.Admitted;
import dev.descent.ml.gate.GateOutlook;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.probe.ProbeReport;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.ClusterOutlook;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a job would be, without queueing it.
 *
 * @param spec with everything filled in
 * @param data what was found in the data
 * @param parameterCount of the network
 * @param memoryBytes that training takes outside the heap, by estimate
 * @param heapBytes that it takes of the heap, by estimate
 * @param engine that would compute the network
 * @param iterations that are planned
 * @param layers of the network, in order
 * @param probe of the first batches; null where none was asked for
 * @param scaling whether a cluster would help; null where nothing was probed, or the job does not fit a cluster
 * @param gates what they would have to go by
 */
record DryRun(
        JsonNode spec,
        JsonNode data,
        long parameterCount,
        long memoryBytes,
        long heapBytes,
        ChosenEngine engine,
        long iterations,
        List<LayerSummary> layers,
        @Nullable ProbeReport probe,
        @Nullable ClusterOutlook scaling,
        JsonNode gates) {

    /**
     * @param admitted on its data
     * @param probe of its first batches, or null where none was asked for
     * @param gates what they would have to go by
     */
    static DryRun of(Admitted admitted, @Nullable ProbeReport probe, List<GateOutlook> gates) {
        CheckedPlan plan = Objects.requireNonNull(admitted.plan());
        return new DryRun(
                SpecWriter.write(admitted.spec()),
                admitted.data(),
                plan.parameters(),
                plan.memory().nativeBytes(),
                plan.memory().heapBytes(),
                plan.engine(),
                Objects.requireNonNull(admitted.iterations()),
                plan.layers(),
                probe,
                probe == null ? null : ClusterOutlook.measured(plan, probe.secondsPerExample()),
                SpecWriter.write(gates));
    }
}
