package dev.descent.job.gate;

import dev.descent.job.gate.FoundBaseline.Usable;
import dev.descent.ml.gate.Baseline;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.train.ExampleScores;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.metric.MetricName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Judges one job. Belongs to one thread. */
public final class Judging implements AutoCloseable {
    /** For batches, names and what else a pass takes. */
    private static final long SMALLEST = 8 << 20;

    private final TrainedJob job;
    private final SavedModel model;
    private final Map<Baseline, FoundBaseline> baselines;
    private final GateExamples examples;
    private final ModelScores own;
    private final Map<Usable, ModelComparison> comparisons = new HashMap<>();

    Judging(TrainedJob job, SavedModel model, Map<Baseline, FoundBaseline> baselines, GateExamples examples) {
        this.job = job;
        this.model = model;
        this.baselines = baselines;
        this.examples = examples;
        this.own = new ModelScores(model, () -> job.data().validation(), job.spec(), examples.tick());
    }

    /** What it takes, by estimate: the data and the scores of all models, and one of the models. */
    public MemorySize memory() {
        long scores =
                ExampleScores.bytes(job.data().target(), job.data().validation().size());
        long largest = LongStream.concat(LongStream.of(model.bytes()), baselineBytes())
                .max()
                .orElseThrow();
        return new MemorySize(SMALLEST + job.data().bytes() + scores * (1 + baselines.size()), largest);
    }

    private LongStream baselineBytes() {
        return baselines.values().stream()
                .mapToLong(found ->
                        found instanceof Usable usable ? usable.model().model().bytes() : 0);
    }

    /** Every gate, in order. */
    public GateResults judge() {
        return GateResults.of(job.spec().gates().stream().map(this::judge).toList());
    }

    private GateVerdict judge(GateSpec gate) {
        MetricName metric = new MetricName(gate.metric());
        Baseline asked = gate.noWorseThan();
        if (asked == null) {
            return absolute(gate, metric);
        }
        FoundBaseline found = Objects.requireNonNull(baselines.get(asked));
        if (found instanceof Usable usable) {
            return comparison(usable).judged(gate, metric);
        }
        return FoundBaseline.verdict(gate, own.of(metric).value(metric), found);
    }

    private GateVerdict absolute(GateSpec gate, MetricName metric) {
        if (metric.isOfExamples()) {
            ExampleScores scores = own.of(metric);
            return GateVerdict.absolute(gate, scores.value(metric), scores.size());
        }
        JsonNode value = job.metrics().path(metric.full());
        return GateVerdict.absolute(gate, value.doubleValue(Double.NaN), null);
    }

    private ModelComparison comparison(Usable usable) {
        return comparisons.computeIfAbsent(
                usable, found -> new ModelComparison(job, model, own, found.model(), examples));
    }

    @Override
    public void close() {
        close(baselines.values());
    }

    static void close(Collection<FoundBaseline> baselines) {
        baselines.forEach(found -> {
            if (found instanceof Usable usable) {
                usable.model().close();
            }
        });
    }
}
