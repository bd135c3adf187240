package dev.descent.bench;

import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * An epoch of a job against an epoch of a bare DL4J loop: the same network, data and batches, both with tuned native code, turn by turn
 * in one process; then a formula against the built-in loss. Takes the folder with MNIST's files and prints samples per second and their ratio, round by round.
 */
public final class TrainingBenchmark {
    private static final int ROUNDS = 3;

    private TrainingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(NativeRuntime.start());
        TrainingData data = mnist(Path.of(arguments[0]));
        compare(
                "lenet",
                data,
                64,
                new ComputationGraph(BareDl4jBenchmark.lenet().build()),
                "'lenet'");
        compare(
                "mlp",
                data,
                128,
                new ComputationGraph(BareDl4jBenchmark.mlp().build()),
                "{'type': 'mlp', 'hidden': [256, 128]}");
        compareFormula(data);
    }

    /** A formula against the built-in loss that it spells out, over whole training steps of lenet. */
    private static void compareFormula(TrainingData data) throws Exception {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double builtIn = job(data, "'lenet'", "'cross_entropy'", 64);
            double formula = job(data, "'lenet'", "{'type': 'custom', 'formula': '-10*mean(y*log(p))'}", 64);
            ratios[round] = builtIn / formula;
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "lenet: a formula's step takes %.3f of the built-in loss's (median)%n",
                ratios[ROUNDS / 2]);
    }

    private static void compare(String name, TrainingData data, int batch, ComputationGraph bare, String model)
            throws Exception {
        bare.init();
        List<DataSet> batches = batches(data, batch, name.equals("lenet"));
        double[] ratios = new double[ROUNDS];
        epoch(bare, batches);
        for (int round = 0; round < ROUNDS; round++) {
            double plain = data.training().size() / epoch(bare, batches);
            double job = job(data, model, "'cross_entropy'", batch);
            ratios[round] = job / plain;
            System.out.printf(
                    Locale.ROOT, "%s: DL4J %.0f samples/s, job %.0f, ratio %.3f%n", name, plain, job, ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "%s: median ratio %.3f%n", name, ratios[ROUNDS / 2]);
        bare.close();
    }

    /** Seconds. */
    private static double epoch(ComputationGraph network, List<DataSet> batches) {
        long start = System.nanoTime();
        batches.forEach(network::fit);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Samples per second of the second epoch, the first being for the warm-up of a new network. */
    private static double job(TrainingData data, String model, String loss, int batch) throws Exception {
        String json = ("{'model': " + model + ", 'loss': " + loss + ", 'optimizer': 'adam',"
                        + " 'training': {'epochs': 2, 'engine': 'dl4j', 'batch_size': " + batch + "}}")
                .replace('\'', '"');
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree(json), TrainingPlan.class);
        Path scratch = Files.createTempDirectory("descent-benchmark");
        SecondEpoch log = new SecondEpoch();
        new LocalTrainer(scratch)
                .train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null))
                .files()
                .values()
                .forEach(TrainingBenchmark::delete);
        return log.samplesPerSecond;
    }

    private static void delete(Path file) {
        if (!file.toFile().delete()) {
            System.err.println("left behind: " + file);
        }
    }

    private static TrainingData mnist(Path folder) {
        String json = ("{'uri': 'file:mnist', 'split': {'validation': 0.2, 'seed': 7}, 'format': {'type': 'idx',"
                        + " 'images': 't10k-images-idx3-ubyte.gz', 'labels': 't10k-labels-idx1-ubyte.gz'}}")
                .replace('\'', '"');
        DatasetSpec spec = SpecReader.read(JsonMapper.shared().readTree(json), DatasetSpec.class);
        DataSize enough = DataSize.ofMegabytes(512);
        return Datasets.of(new DatasetSettings(folder, enough, folder, enough, enough, 1_000_000))
                .load(spec, true)
                .data();
    }

    private static List<DataSet> batches(TrainingData data, int size, boolean image) {
        Examples part = data.training();
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < part.size(); from += size) {
            int count = Math.min(size, part.size() - from);
            float[] features = new float[count * data.input().size()];
            float[] labels = new float[count * data.target().outputs()];
            for (int i = 0; i < count; i++) {
                part.read(
                        from + i,
                        features,
                        i * data.input().size(),
                        labels,
                        i * data.target().outputs());
            }
            long[] shape = image
                    ? new long[] {count, 1, 28, 28}
                    : new long[] {count, data.input().size()};
            batches.add(new DataSet(
                    Nd4j.createFromArray(features).reshape(shape),
                    Nd4j.createFromArray(labels).reshape(count, data.target().outputs())));
        }
        return batches;
    }

    private static final class SecondEpoch extends SilentLog {
        private double samplesPerSecond;

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            samplesPerSecond = summary.samplesPerSecond();
        }
    }
}
