package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Sum;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.schedule.Milestone;
import dev.descent.ml.schedule.Schedule;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.ml.train.shard.ClusterSettings;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of a plan that can run and will perhaps not do what was meant. */
final class PlanWarnings {
    /** Of a run, in which a learning rate of nothing would be worth a word. */
    private static final double END = 0.1;

    /** Seconds of work that are worth a word. */
    private static final int LONGEST_LOSS = 600;

    private final TrainingPlan asked;
    private final TrainingPlan plan;
    private final TrainingData data;
    private final int examples;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param asked as it was posted
     * @param plan with everything filled in
     * @param data to train on
     */
    PlanWarnings(TrainingPlan asked, TrainingPlan plan, TrainingData data) {
        this.asked = asked;
        this.plan = plan;
        this.data = data;
        this.examples = data.training().size();
    }

    List<String> of(List<LayerSummary> layers) {
        plan.model().warnings(plan.networkTarget(data.target())).forEach(warning -> warnings.add("model." + warning));
        plan.loss().warnings(data.target()).forEach(warning -> warnings.add("loss: " + warning));
        warnings.addAll(ClassDistances.warnings(plan.loss(), data.target()));
        absentClasses();
        warnings.addAll(LossTrial.warnings(plan, data));
        warnings.addAll(LargeLabels.warnings(plan.loss(), data));
        warnings.addAll(UnevenTargets.warnings(plan.loss(), data));
        terms();
        batchSize();
        localSgd();
        if (BatchNormalized.vectors(layers)) {
            batchesOfOne();
        }
        schedule();
        lossSchedules();
        stopping();
        stoppingMode();
        warnings.addAll(UnweightedClasses.warnings(plan.loss(), data.target()));
        return warnings;
    }

    private void absentClasses() {
        AbsentClasses classes = new AbsentClasses(data);
        warnings.addAll(classes.warnings("loss", plan.loss()));
        List<LossSpec> reported = plan.training().reportLosses();
        for (int i = 0; i < reported.size(); i++) {
            warnings.addAll(classes.warnings("training.report_losses[" + i + "]", reported.get(i)));
        }
    }

    private void terms() {
        Integer every = asked.training().termGradientsEvery();
        if (every != null
                && every > 0
                && !(plan.loss() instanceof Sum sum && sum.terms().size() > 1)) {
            warnings.add(
                    "training.term_gradients_every: the loss is no sum of several terms: there is nothing to measure");
        }
    }

    private void batchSize() {
        if (asked.training().batchSize() > examples) {
            warnings.add("training.batch_size: there are %d training examples, fewer than %d: each epoch is one batch"
                    .formatted(examples, asked.training().batchSize()));
        }
    }

    private void localSgd() {
        ClusterSettings cluster = plan.training().cluster();
        if (cluster == null || cluster.sync().isStep() || cluster.workers() == 1) {
            return;
        }
        int every = cluster.sync().every();
        int batches = plan.training().batches(examples).count();
        warnings.add(
                ("training.cluster.sync: %d workers take %d iterations each by themselves and average what they learned (local"
                                + " SGD): another algorithm than one machine's, whose losses are other ones")
                        .formatted(cluster.workers(), every));
        if (every > batches) {
            warnings.add("training.cluster.sync: an epoch has %d iterations, and workers meet at its end"
                    .formatted(batches));
        }
    }

    private void batchesOfOne() {
        BatchSizes sizes = plan.training().batches(examples);
        if (plan.training().smallestShard(sizes.batchSize()) == 1) {
            warnings.add(
                    "training.batch_size: batch normalization over vectors learns nothing from a batch of one example");
        } else if (plan.training().smallestShard(sizes.lastSize()) == 1) {
            warnings.add(
                    "training.last_batch: the last batch of each epoch has one example, from which batch normalization"
                            + " over vectors learns nothing, and which spoils its statistics; \"join\" adds it to the batch before");
        } else if (asked.training().lastBatch() == null && plan.training().lastBatch() == LastBatch.JOIN) {
            warnings.add("training.last_batch: the last batch of each epoch would have one example, which spoils batch"
                    + " normalization over vectors: it is joined to the batch before");
        }
    }

    private void stopping() {
        EarlyStopping early = plan.training().earlyStopping();
        int epochs = plan.training().epochs();
        if (early != null && Math.max(early.patience(), early.minEpochs()) >= epochs) {
            warnings.add("training.early_stopping: patience and min_epochs reach over all " + epochs
                    + " epochs: it can never end the run early");
        }
        int seconds = plan.training().checkpoint().everySeconds();
        if (seconds > LONGEST_LOSS) {
            warnings.add("training.checkpoint.every_seconds: a worker that is lost takes up to " + seconds
                    + " seconds of work with it, unless every_epochs or every_iterations come first");
        }
    }

    private void stoppingMode() {
        EarlyStopping early = asked.training().earlyStopping();
        if (early == null || early.mode() == null) {
            return;
        }
        String metric =
                Monitor.of(plan.training(), data.validation().size() > 0).metric();
        boolean higher = new MetricName(metric).isHigherBetter();
        if (higher != (early.mode() == EarlyStopping.Mode.MAX)) {
            warnings.add(
                    "training.early_stopping.mode: %s is better the %s it is, and with this mode the worst epoch counts as the best"
                            .formatted(metric, higher ? "higher" : "lower"));
        }
    }

    /** Whatever they count in themselves, their time is epochs. */
    private void lossSchedules() {
        int epochs = plan.training().epochs();
        plan.loss().schedules().stream()
                .flatMap(schedule -> schedule.milestones().stream())
                .map(Milestone::inEpochs)
                .filter(milestone -> milestone.isAfter(epochs, epochs))
                .map(milestone -> "loss: " + milestone.beside(epochs, epochs))
                .distinct()
                .forEach(warnings::add);
    }

    private void schedule() {
        ScheduleSpec spec = plan.optimizer().learningRate();
        long iterations = plan.training().iterations(examples);
        int epochs = plan.training().epochs();
        spec.milestones().stream()
                .filter(milestone -> milestone.isAfter(iterations, epochs))
                .forEach(milestone -> warnings.add("optimizer.learning_rate: " + milestone.beside(iterations, epochs)));
        long late = (long) (iterations * (1 - END));
        Schedule schedule = spec.build(iterations);
        if (late > 0 && schedule.at(late, (int) (epochs * (1 - END))) == 0) {
            warnings.add("optimizer.learning_rate: is 0 in the last tenth of the job, in which nothing is learned");
        }
    }
}
