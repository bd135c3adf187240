package dev.descent.bench;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engines against each other, turn by turn in one process on made-up data: samples per second of this thread's CPU time (wall time in
 * brackets), of the training step alone and of an epoch of a whole job, and the median of the rounds' ratios. Takes the number of rounds
 * (5), then names of the networks (all).
 */
public final class EngineBenchmark {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECONDS = 3;
    private static final int WARM_UP = 30;
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final List<Work> WORKS = List.of(
            new Work(
                    "mlp",
                    "{'type':'mlp','hidden':[256,128]}",
                    InputShape.flat(784),
                    Target.classification(CLASSES),
                    128),
            new Work("lenet", "'lenet'", InputShape.image(1, 28, 28), Target.classification(CLASSES), 64),
            new Work(
                    "unet",
                    "{'type':'unet','base_channels':16,'depth':3}",
                    InputShape.image(3, 64, 64),
                    Target.segmentation(List.of("a", "b", "c"), 64, 64),
                    8),
            new Work(
                    "iris",
                    "{'type':'mlp','hidden':[16]}",
                    InputShape.flat(4),
                    Target.classification(List.of("a", "b", "c")),
                    16));

    private EngineBenchmark() {}

    private record Work(String name, String model, InputShape input, Target target, int batch) {}

    /** Samples per second of CPU and of wall time. */
    private record Speed(double cpu, double wall) {
        static Speed of(long samples, long cpuNanos, long wallNanos) {
            return new Speed(samples * 1e9 / cpuNanos, samples * 1e9 / wallNanos);
        }
    }

    private interface Measured {
        Speed of(EngineChoice engine) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<String> wanted = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.out.printf(
                Locale.ROOT,
                "load %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (Work work : WORKS) {
            if (wanted.isEmpty() || wanted.contains(work.name)) {
                compare(work.name + " step", rounds, engine -> step(work, engine));
                compare(work.name + " job", rounds, engine -> job(work, engine));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "load %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void compare(String what, int rounds, Measured measured) throws IOException {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Speed dl4j = measured.of(EngineChoice.DL4J);
            Speed onednn = measured.of(EngineChoice.ONEDNN);
            ratios[round] = onednn.cpu / dl4j.cpu;
            System.out.printf(
                    Locale.ROOT,
                    "%s: dl4j %.0f (%.0f), onednn %.0f (%.0f) samples/s, ratio %.2f%n",
                    what,
                    dl4j.cpu,
                    dl4j.wall,
                    onednn.cpu,
                    onednn.wall,
                    ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: median ratio %.2f [%.2f %.2f]%n",
                what,
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    /** Gradient, update and copies, over and over on one batch. */
    private static Speed step(Work work, EngineChoice engine) {
        NetworkPlan plan = NetworkPlan.of(
                SpecReader.read(json(work.model), ModelSpec.class), work.input, work.target, Activation.SOFTMAX, 1);
        Batch batch = batch(work);
        LossFunction loss = new LossFunction(
                new CrossEntropy(0.0).build(work.target), Activation.SOFTMAX, LossShape.of(work.target));
        try (Network network = NetworkBlueprint.of(plan, engine)
                .build(InitialWeights.NONE, work.batch)
                .network()) {
            Optimizer optimizer =
                    SpecReader.read(json("'adam'"), OptimizerSpec.class).build(network.blocks());
            float[] parameters = new float[(int) plan.parameterCount()];
            float[] gradient = new float[parameters.length];
            double[] scores = new double[work.batch];
            network.readParameters(parameters);
            long cpu = 0;
            long wall = 0;
            long steps = 0;
            for (long i = 1; steps == 0 || System.nanoTime() - wall < SECONDS * 1e9; i++) {
                if (i == WARM_UP) {
                    cpu = THREADS.getCurrentThreadCpuTime();
                    wall = System.nanoTime();
                }
                network.gradient(batch, loss, i, scores, gradient);
                optimizer.step(parameters, gradient, 1e-4, i);
                network.writeParameters(parameters);
                steps += i >= WARM_UP ? 1 : 0;
            }
            return Speed.of(steps * work.batch, THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - wall);
        }
    }

    /** The second epoch of a job. */
    private static Speed job(Work work, EngineChoice engine) throws IOException {
        boolean tiny = work.name.equals("iris");
        Examples examples = new Noise(work.batch * (tiny ? 100 : work.name.equals("unet") ? 10 : 100), work, 5);
        TrainingData data = new TrainingData(
                work.input,
                work.target,
                TargetScaling.none(work.target.outputs()),
                examples,
                Examples.NONE,
                Examples.NONE,
                work.target.names().stream().map(name -> 1L).toList(),
                JSON.createObjectNode(),
                List.of());
        int epochs = tiny ? 40 : 2;
        TrainingPlan plan = SpecReader.read(
                json(
                        "{'model': %s, 'loss': 'cross_entropy', 'optimizer': 'adam', 'training': {'epochs': %d, 'batch_size': %d, 'engine': '%s'}}"
                                .formatted(
                                        work.model,
                                        epochs,
                                        work.batch,
                                        engine.name().toLowerCase(Locale.ROOT))),
                TrainingPlan.class);
        Epochs log = new Epochs();
        for (Path file : new LocalTrainer(Files.createTempDirectory("descent-benchmark"))
                .train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null))
                .files()
                .values()) {
            Files.delete(file);
        }
        return Speed.of((long) (epochs - 1) * examples.size(), log.cpu(), log.wall());
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static Batch batch(Work work) {
        Examples examples = new Noise(work.batch, work, 3);
        int labels = work.target.positions() * work.target.outputs();
        Batch batch = new Batch(
                work.batch,
                work.input,
                work.target,
                new int[work.batch],
                new float[work.batch * work.input.size()],
                new float[work.batch * labels],
                Weights.NONE);
        for (int i = 0; i < work.batch; i++) {
            examples.read(i, batch.features(), i * work.input.size(), batch.labels(), i * labels);
        }
        return batch;
    }

    /** Times from the end of the first epoch to the end of the last. */
    private static final class Epochs implements TrainingLog {
        private long cpuAtFirst;
        private long wallAtFirst;
        private long cpuAtLast;
        private long wallAtLast;

        @Override
        public void iteration(int epoch, long iteration, Map<String, Double> values) {}

        @Override
        public void rewind(Position to) {}

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            cpuAtLast = THREADS.getCurrentThreadCpuTime();
            wallAtLast = System.nanoTime();
            if (cpuAtFirst == 0) {
                cpuAtFirst = cpuAtLast;
                wallAtFirst = wallAtLast;
            }
        }

        @Override
        public void warning(String message) {}

        long cpu() {
            return cpuAtLast - cpuAtFirst;
        }

        long wall() {
            return wallAtLast - wallAtFirst;
        }
    }

    /** Features of noise, classes by chance. */
    private record Noise(int size, Work work, long seed) implements Examples {
        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            long state = seed + index * 0x9E3779B97F4A7C15L;
            for (int i = 0; i < work.input.size(); i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                features[featureOffset + i] = (state >>> 40) / (float) (1 << 23) - 1;
            }
            int classes = work.target.outputs();
            for (int i = 0; i < work.target.positions(); i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                Arrays.fill(labels, labelOffset + i * classes, labelOffset + (i + 1) * classes, 0);
                labels[labelOffset + i * classes + (int) ((state >>> 33) % classes)] = 1;
            }
        }

        @Override
        public int sample(int index) {
            return index;
        }

        @Override
        public String name(int index) {
            return "row " + index;
        }
    }
}
