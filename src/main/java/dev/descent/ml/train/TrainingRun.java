package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.schedule.Schedule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The batch loop of one run: for each batch gradient, check, update, log. */
final class TrainingRun {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Network network;
    private final TrainingLog log;
    private final StopSignal stop;

    private final LossFunction loss;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final Validation validation;
    private final float[] parameters;
    private final float[] gradient;
    private final double[] scores;
    private final BatchSizes sizes;
    private final LossMeter meter = new LossMeter();
    private final EpochRecords epochs = new EpochRecords();
    private final long started = System.nanoTime();
    private long iteration;
    private double learningRate;
    private StopSignal.@Nullable Reason stopped;

    TrainingRun(TrainingPlan plan, TrainingData data, Network network, TrainingLog log, StopSignal stop) {
        this.plan = plan;
        this.data = data;
        this.network = network;
        this.log = log;
        this.stop = stop;
        TrainingSettings settings = plan.training();
        loss = plan.lossFunction(data.target());
        optimizer = plan.optimizer().build(network.blocks());
        schedule = plan.optimizer()
                .learningRate()
                .build(settings.iterations(data.training().size()));
        validation = new Validation(plan, data);
        parameters = new float
                [network.blocks().stream().mapToInt(block -> block.length()).sum()];
        gradient = new float[parameters.length];
        sizes = settings.batches(data.training().size());
        scores = new double[sizes.largest()];
        network.readParameters(parameters);
    }

    /** Runs to the plan's end or until told to stop; answers why it was stopped, or null. */
    StopSignal.@Nullable Reason toEnd() {
        for (int epoch = 1; epoch <= plan.training().epochs() && stopped == null; epoch++) {
            runEpoch(epoch);
            if (outOfTime()) {
                log.warning("Stopped after epoch " + epoch + ": max_seconds ("
                        + plan.training().maxSeconds() + ") are over.");
                break;
            }
        }
        return stopped;
    }

    private void runEpoch(int epoch) {
        long start = System.nanoTime();
        meter.startEpoch();
        long seed = plan.training().seed();
        Examples part = data.training().varied(Seeds.variation(seed, epoch));
        int[] order = Seeds.order(seed, epoch, part.size());
        EpochTime time;
        try (BatchFeed feed = new BatchFeed(data, part, order, sizes)) {
            while (feed.hasNext()) {
                stopped = stop.requested();
                if (stopped != null) {
                    return;
                }
                step(epoch, feed.next());
                if (outOfTime()) {
                    break;
                }
            }
            time = EpochTime.since(start, feed.waitedNanos());
        }
        EpochSummary summary = validation.summary(network, epoch, meter, time);
        epochs.add(summary);
        log.epoch(summary);
    }

    private void step(int epoch, Batch batch) {
        learningRate = schedule.at(iteration, epoch - 1);
        network.gradient(batch, loss, Seeds.mix(plan.training().seed(), iteration), scores, gradient);
        iteration++;
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum += scores[i];
        }
        double mean = loss.counted() == 0 ? 0 : sum / loss.counted();
        if (!Double.isFinite(sum)) {
            log.iteration(epoch, iteration, values(mean));
            throw NonFinite.loss(epoch, iteration, mean);
        }
        meter.add(sum, loss.counted(), batch.size());
        if (loss.counted() > 0) {
            update(epoch);
        }
        log.iteration(epoch, iteration, values(mean));
    }

    /** Nothing is learned from a batch in which nothing counts: no step then, also none of decay, momentum and running statistics. */
    private void update(int epoch) {
        NonFinite.checkGradient(gradient, epoch, iteration);
        optimizer.step(parameters, gradient, learningRate, iteration);
        network.writeParameters(parameters);
    }

    private Map<String, Double> values(double mean) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", mean);
        values.putAll(loss.parts());
        if (plan.optimizer().hasPenalty()) {
            values.put("penalty", optimizer.penalty());
        }
        values.put("learning_rate", learningRate);
        return values;
    }

    private boolean outOfTime() {
        Integer limit = plan.training().maxSeconds();
        return limit != null
                && System.nanoTime() - started > Duration.ofSeconds(limit).toNanos();
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** Of the last step, 0 before the first. */
    double learningRate() {
        return learningRate;
    }

    float[] parameters() {
        return parameters;
    }

    long iterations() {
        return iteration;
    }

    /** The worst examples of the last validation pass, or null where there was none. */
    @Nullable
    ObjectNode worst() {
        return validation.worst();
    }

    EpochRecords epochs() {
        return epochs;
    }
}
