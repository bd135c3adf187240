package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.network.Network;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Takes the steps of a run in two shards, the threads of each chosen by its number, once there is a network for both. */
final class ChosenThreads implements AutoCloseable {
    private final TrainingData data;
    private final OpenedRun run;
    private final HalvedBatch source;
    private final Step step;
    private final Batch buffer;
    private boolean two = true;
    private int timed;
    private int meanwhile;

    /** @param threads of these steps alone */
    record Outcome(ThreadUse threads, List<Map<String, Double>> values, String sha256) {}

    ChosenThreads(TrainingPlan plan, TrainingData data) {
        this(plan, data, network -> network);
    }

    /** @param seen what is to stand for the first network */
    ChosenThreads(TrainingPlan plan, TrainingData data, UnaryOperator<Network> seen) {
        this.data = data;
        int size = plan.training().batchSize();
        Pace pace = new Pace(() -> 0) {
            @Override
            boolean begin() {
                return two;
            }

            @Override
            void end() {
                timed++;
            }
        };
        OpenedRun opened = LocalTrainer.opened(plan, data, ModelFiles.NONE);
        run = new OpenedRun(plan, data, opened.blueprint(), seen.apply(opened.network()));
        source = new HalvedBatch(run, () -> plan.lossFunction(data.target()), size, pace);
        step = new Step(plan, source, run.network(), size, 0);
        buffer = Batches.allocate(data, data.training(), size);
    }

    Outcome take(int steps, IntPredicate byTwo) {
        waitForTwo();
        ThreadUse before = source.threads();
        List<Map<String, Double>> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            two = byTwo.test(i);
            source.meanwhile(() -> meanwhile++);
            values.add(step.take(batch(i), 0.01, i + 1).values());
        }
        ThreadUse after = source.threads();
        ThreadUse threads = new ThreadUse(after.byTwo() - before.byTwo(), after.byOne() - before.byOne());
        return new Outcome(threads, values, ParametersHash.sha256(step.parameters()));
    }

    private void waitForTwo() {
        while (source.threads().byTwo() == 0) {
            compute(batch(0));
        }
    }

    private void compute(Batch batch) {
        source.compute(batch, 1, new double[batch.size()], gradient());
    }

    /** Computes one batch, and doing something else meanwhile; answers what may be let go of: its arrays, and the other's. */
    List<Reference<?>> computeOnce(boolean byTwo) {
        waitForTwo();
        two = byTwo;
        Batch batch = Batches.allocate(data, data.training(), 8).first(8);
        float[] other = new float[1];
        source.meanwhile(() -> meanwhile += other.length);
        compute(batch);
        return List.of(
                new WeakReference<>(batch),
                new WeakReference<>(batch.features()),
                new WeakReference<>(batch.labels()),
                new WeakReference<>(other));
    }

    /** By its number, over and over again, the last of each pass smaller. */
    private Batch batch(int number) {
        int examples = data.training().size();
        int size = buffer.samples().length;
        int from = number % ((examples + size - 1) / size) * size;
        int[] order = IntStream.range(0, examples).toArray();
        return Batches.fill(buffer, data.training(), order, from, Math.min(size, examples - from));
    }

    /** Computes the first examples, by two threads if it is said; nothing is learned. */
    HalvedBatch compute(int examples, boolean byTwo, float[] gradient) {
        waitForTwo();
        two = byTwo;
        source.compute(batch(0).first(examples), 1, new double[examples], gradient);
        return source;
    }

    float[] gradient() {
        return new float[step.parameters().length];
    }

    /** How many steps were told to be timed. */
    int timed() {
        return timed;
    }

    /** How often something was done meanwhile. */
    int meanwhile() {
        return meanwhile;
    }

    @Override
    public void close() {
        source.close();
        run.close();
    }
}
