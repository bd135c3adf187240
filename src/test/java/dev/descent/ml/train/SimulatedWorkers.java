package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Local SGD in the plainest words: a network and an optimizer for each worker, and everything averaged in double precision now and then. */
final class SimulatedWorkers {
    private final List<Worker> workers = new ArrayList<>();

    private static final class Worker {
        final Network network;
        final LossFunction loss;
        final Optimizer optimizer;
        final float[] parameters;
        int seen;

        Worker(FreshRun run) {
            network = run.network();
            loss = run.loss();
            optimizer = run.plan().optimizer().build(network.blocks());
            parameters = new float
                    [network.blocks().stream().mapToInt(block -> block.length()).sum()];
            network.readParameters(parameters);
        }

        double learn(Batch batch, long number, double rate) {
            double[] scores = new double[batch.size()];
            float[] gradient = new float[parameters.length];
            network.writeParameters(parameters);
            network.gradient(batch, loss, number, scores, gradient);
            optimizer.step(parameters, gradient, rate, number);
            seen += batch.size();
            return Arrays.stream(scores).sum();
        }

        List<Slice> numbers() {
            List<Slice> all = new ArrayList<>(optimizer.state());
            all.add(new Slice(parameters, 0, parameters.length));
            return all;
        }
    }

    /** The losses of a run without anything random in it but its order. */
    static List<Double> losses(TrainingPlan plan, TrainingData data, int workers, int every) {
        List<FreshRun> runs = IntStream.range(0, workers)
                .mapToObj(i -> FreshRun.open(plan, data, ModelFiles.NONE))
                .toList();
        SimulatedWorkers simulated = new SimulatedWorkers();
        runs.forEach(run -> simulated.workers.add(new Worker(run)));
        List<Double> losses = simulated.train(plan, data, every);
        runs.forEach(FreshRun::close);
        return losses;
    }

    private List<Double> train(TrainingPlan plan, TrainingData data, int every) {
        int examples = data.training().size();
        int size = plan.training().batchSize();
        long iterations = plan.training().iterations(examples);
        List<Double> losses = new ArrayList<>();
        for (int epoch = 1; epoch <= plan.training().epochs(); epoch++) {
            int[] order = Seeds.order(plan.training().seed(), epoch, examples);
            for (int from = 0; from < examples; from += size) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(examples, from + size));
                double rate = plan.optimizer().learningRate().build(iterations).at(losses.size(), epoch - 1);
                losses.add(learn(data, batch, losses.size() + 1, rate));
                boolean isLast = from + size >= examples;
                if (isLast || (from / size + 1) % every == 0) {
                    average();
                }
            }
        }
        return losses;
    }

    /** The rest of a batch that does not divide goes to the first workers. */
    private double learn(TrainingData data, int[] batch, long number, double rate) {
        double sum = 0;
        int from = 0;
        for (int i = 0; i < workers.size(); i++) {
            int size = (batch.length + workers.size() - 1 - i) / workers.size();
            Batch empty = Batches.allocate(data, data.training(), size);
            sum += workers.get(i).learn(Batches.fill(empty, data.training(), batch, from, size), number, rate);
            from += size;
        }
        return sum / batch.length;
    }

    private void average() {
        double all = workers.stream().mapToInt(worker -> worker.seen).sum();
        List<List<Slice>> numbers = workers.stream().map(Worker::numbers).toList();
        for (int slice = 0; slice < numbers.get(0).size(); slice++) {
            for (int i = 0; i < numbers.get(0).get(slice).length(); i++) {
                double mean = 0;
                for (int w = 0; w < workers.size(); w++) {
                    Slice its = numbers.get(w).get(slice);
                    mean += its.values()[its.from() + i] * (workers.get(w).seen / all);
                }
                for (List<Slice> its : numbers) {
                    its.get(slice).values()[its.get(slice).from() + i] = (float) mean;
                }
            }
        }
        workers.forEach(worker -> worker.seen = 0);
    }
}
