package dev.descent.ml.probe;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.probe.ProbeReport.SweptRate;
import dev.descent.ml.train.FreshRun;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Looks at a run's first batches before any is trained on. */
public final class Probe {
    private final FreshRun run;
    private final Target target;
    private final int most;
    private final BooleanSupplier isOver;
    private final LabelMeans labels;
    private final MeanLoss initial = new MeanLoss();
    private final MeanLoss firstTwo = new MeanLoss();
    private final MeanLoss uninformed = new MeanLoss();
    private final MeanLoss constant = new MeanLoss();
    private final GradientShares gradients;
    /** Whether there is an output for each label, so that outputs can be made of labels. */
    private final boolean answersLabels;

    private final Absences absences;
    private final GradientTime time = new GradientTime();
    private int batches;
    private int examples;

    private Probe(FreshRun run, int most, BooleanSupplier isOver) {
        this.run = run;
        this.most = most;
        this.isOver = isOver;
        target = run.data().target();
        labels = new LabelMeans(target);
        LossFunction loss = run.loss();
        answersLabels = loss.shape().outputs() == loss.shape().labels();
        gradients = new GradientShares(target, loss.shape().outputs());
        absences = new Absences(target, loss);
    }

    /**
     * Probes a run; its network has its initial weights again in the end.
     *
     * @param batches to look at, fewer where an epoch has fewer
     * @param isOver asked before each iteration: whether the time is over; may throw, to give up
     */
    public static ProbeReport of(FreshRun run, int batches, BooleanSupplier isOver) {
        return new Probe(run, batches, isOver).report();
    }

    private ProbeReport report() {
        run.batches(most, batch -> {
            labels.add(batch);
            return !isOver.getAsBoolean();
        });
        look();
        List<SweptRate> sweep = new RateSweep(run, batches, isOver).rates();
        Double suggested = RateSweep.suggested(sweep, firstTwo.mean());
        ProbeReport found = new ProbeReport(
                batches,
                examples,
                !isOver.getAsBoolean(),
                ProbeReport.finite(initial.mean()),
                ProbeReport.finite(uninformed.mean()),
                answersLabels ? ProbeReport.finite(constant.mean()) : null,
                gradients.shares(labels),
                gradients.vanished(),
                Absences.concern(target) ? absences.classes() : List.of(),
                sweep,
                suggested,
                time.perExample(),
                List.of());
        return ProbeFindings.of(found, run.plan());
    }

    private void look() {
        LossFunction trained = run.loss();
        trained.watch(gradients);
        LossFunction guessing = run.loss();
        double[] nothing = new double[guessing.shape().outputs()];
        double[] means = Logits.of(guessing.activation(), labels.all());
        double[] scores = new double[run.largestBatch()];
        float[] gradient = new float
                [run.network().blocks().stream()
                        .mapToInt(block -> block.length())
                        .sum()];
        run.batches(most, batch -> {
            long start = System.nanoTime();
            run.network().gradient(batch, trained, run.seed(batches), scores, gradient);
            time.add(System.nanoTime() - start, batch.size());
            count(batch, scores, trained.counted());
            uninformed.addConstant(guessing, batch, nothing);
            if (answersLabels) {
                constant.addConstant(guessing, batch, means);
            }
            if (answersLabels && Absences.concern(target)) {
                absences.add(batch);
            }
            return !isOver.getAsBoolean();
        });
    }

    private void count(Batch batch, double[] scores, int counted) {
        initial.add(scores, batch.size(), counted);
        if (batches < 2) {
            firstTwo.add(scores, batch.size(), counted);
        }
        batches++;
        examples += batch.size();
    }
}
