package dev.descent.ml.probe;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.probe.ProbeReport.SweptRate;
import dev.descent.ml.train.FreshRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tries learning rates: from the initial weights on, a step on each of the first batches, by the plan's optimizer at one rate. */
final class RateSweep {
    /** Powers of √10 from 1e-5 to 1. */
    private static final int RATES = 11;

    private static final double STEP = Math.sqrt(10);
    private static final double LOWEST = 1e-5;
    private static final int JUDGED = 2;

    /** A share of the largest fall: what smaller ones lose again is no rise, as by rates that hardly move anything. */
    private static final double NOISE = 0.05;

    private final FreshRun run;
    private final int batches;
    private final BooleanSupplier isOver;
    private final LossFunction loss;
    private final float[] initial;
    private final float[] parameters;
    private final float[] gradient;
    private final double[] scores;

    /** @param isOver asked before each iteration */
    RateSweep(FreshRun run, int batches, BooleanSupplier isOver) {
        this.run = run;
        this.batches = batches;
        this.isOver = isOver;
        loss = run.loss();
        initial = new float
                [run.network().blocks().stream()
                        .mapToInt(block -> block.length())
                        .sum()];
        run.network().readParameters(initial);
        parameters = new float[initial.length];
        gradient = new float[initial.length];
        scores = new double[run.largestBatch()];
    }

    /** The rates that the time was enough for, the lowest first. */
    List<SweptRate> rates() {
        List<SweptRate> rates = new ArrayList<>();
        for (int i = 0; i < RATES && !isOver.getAsBoolean(); i++) {
            double rate = LOWEST * Math.pow(STEP, i);
            double after = after(rate);
            if (!isOver.getAsBoolean()) {
                rates.add(new SweptRate(rate, ProbeReport.finite(after)));
            }
        }
        run.network().writeParameters(initial);
        return rates;
    }

    /**
     * One step below the best of them; null where the loss never fell. Beyond the first rise nothing counts: where large steps have
     * thrown the weights about, a still larger one may meet a low loss by luck, and one step below it the loss is high.
     */
    static @Nullable Double suggested(List<SweptRate> rates, double initially) {
        double most = rates.stream()
                .map(SweptRate::loss)
                .filter(Objects::nonNull)
                .mapToDouble(loss -> initially - loss)
                .max()
                .orElse(0);
        SweptRate best = null;
        for (SweptRate swept : rates) {
            double fell = swept.loss() == null ? Double.NEGATIVE_INFINITY : initially - swept.loss();
            double before = best == null ? 0 : initially - Objects.requireNonNull(best.loss());
            if (before > NOISE * most && fell < before / 2) {
                break;
            }
            best = fell > before ? swept : best;
        }
        return best == null ? null : best.rate() / STEP;
    }

    private double after(double rate) {
        System.arraycopy(initial, 0, parameters, 0, initial.length);
        run.network().writeParameters(parameters);
        Optimizer optimizer = run.plan().optimizer().build(run.network().blocks());
        int[] step = {0};
        double[] last = {0};
        run.batches(batches, batch -> {
            last[0] = mean(batch, step[0]++);
            if (!Double.isFinite(last[0]) || isOver.getAsBoolean()) {
                return false;
            }
            if (loss.counted() > 0) {
                optimizer.step(parameters, gradient, rate, step[0]);
                run.network().writeParameters(parameters);
            }
            return true;
        });
        return Double.isFinite(last[0]) ? judged() : Double.NaN;
    }

    private double judged() {
        MeanLoss mean = new MeanLoss();
        int[] step = {0};
        run.batches(JUDGED, batch -> {
            mean(batch, step[0]++);
            mean.add(scores, batch.size(), loss.counted());
            return true;
        });
        return mean.mean();
    }

    private double mean(Batch batch, int iteration) {
        run.network().gradient(batch, loss, run.seed(iteration), scores, gradient);
        MeanLoss mean = new MeanLoss();
        mean.add(scores, batch.size(), loss.counted());
        return mean.mean();
    }
}
