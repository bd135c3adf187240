package dev.descent.bench;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the benchmarks of engines train: a network on noise. */
record Workload(String name, String model, InputShape input, Target target, int batchSize) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    static final List<Workload> ALL = List.of(
            new Workload(
                    "mlp",
                    "{'type':'mlp','hidden':[256,128]}",
                    InputShape.flat(784),
                    Target.classification(CLASSES),
                    128),
            new Workload("lenet", "'lenet'", InputShape.image(1, 28, 28), Target.classification(CLASSES), 64),
            new Workload(
                    "unet",
                    "{'type':'unet','base_channels':16,'depth':3}",
                    InputShape.image(3, 64, 64),
                    Target.segmentation(List.of("a", "b", "c"), 64, 64),
                    8),
            new Workload(
                    "iris",
                    "{'type':'mlp','hidden':[16]}",
                    InputShape.flat(4),
                    Target.classification(List.of("a", "b", "c")),
                    16));

    ModelSpec spec() {
        return SpecReader.read(json(model), ModelSpec.class);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** A whole job, of about the seconds that a step's measurement takes. */
    Speed job(String training) throws IOException {
        return job(training, 1);
    }

    /**
     * A whole job without the first quarter of its epochs: samples per second of the training thread's CPU time, and of wall time.
     *
     * @param length how many times as many epochs as usual it has
     */
    Speed job(String training, int length) throws IOException {
        boolean tiny = name.equals("iris");
        Examples examples = Noise.of(batchSize * (name.equals("unet") ? 10 : 100), this, 5);
        TrainingData data = new TrainingData(
                input,
                target,
                TargetScaling.none(target.outputs()),
                examples,
                Examples.NONE,
                Examples.NONE,
                target.names().stream().map(label -> 1L).toList(),
                JSON.createObjectNode(),
                List.of());
        int epochs = length * (tiny ? 6_000 : name.equals("mlp") ? 40 : 6);
        TrainingPlan plan = SpecReader.read(
                json(
                        "{'model': %s, 'loss': 'cross_entropy', 'optimizer': 'adam', 'training': {'epochs': %d, 'batch_size': %d, %s}}"
                                .formatted(model, epochs, batchSize, training)),
                TrainingPlan.class);
        int warmUp = Math.max(1, epochs / 4);
        EpochTimes log = new EpochTimes(warmUp);
        Path folder = Files.createTempDirectory("descent-benchmark");
        TrainingResult result =
                new LocalTrainer(folder).train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null));
        JsonNode report = JSON.readTree(result.files().get("report.json"));
        FileSystemUtils.deleteRecursively(folder);
        return Speed.of((long) (epochs - warmUp) * examples.size(), log.cpu(), log.wall())
                .byTwo(report.path("threads").path("by_two").asDouble() / result.iterations());
    }

    Batch batch() {
        Examples examples = Noise.of(batchSize, this, 3);
        int labels = target.positions() * target.outputs();
        Batch batch = new Batch(
                batchSize,
                input,
                target,
                new int[batchSize],
                new float[batchSize * input.size()],
                new float[batchSize * labels],
                Weights.NONE);
        for (int i = 0; i < batchSize; i++) {
            examples.read(i, batch.features(), i * input.size(), batch.labels(), i * labels);
        }
        return batch;
    }

    /**
     * How fast a job was.
     *
     * @param cpu samples per second of CPU time
     * @param wall the same of wall time
     * @param byTwo share of its batches that two threads computed
     */
    record Speed(double cpu, double wall, double byTwo) {
        static Speed of(long samples, long cpuNanos, long wallNanos) {
            return new Speed(samples * 1e9 / cpuNanos, samples * 1e9 / wallNanos, 0);
        }

        private Speed byTwo(double share) {
            return new Speed(cpu, wall, share);
        }
    }

    /** Times from the end of the warm-up, in which the loop itself is compiled, to the end of the last epoch. */
    private static final class EpochTimes extends SilentLog {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private final int warmUp;
        private long cpuAtFirst;
        private long wallAtFirst;
        private long cpuAtLast;
        private long wallAtLast;

        EpochTimes(int warmUp) {
            this.warmUp = warmUp;
        }

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            cpuAtLast = THREADS.getCurrentThreadCpuTime();
            wallAtLast = System.nanoTime();
            if (summary.epoch() == warmUp) {
                cpuAtFirst = cpuAtLast;
                wallAtFirst = wallAtLast;
            }
        }

        long cpu() {
            return cpuAtLast - cpuAtFirst;
        }

        long wall() {
            return wallAtLast - wallAtFirst;
        }
    }

    /** Features of noise, classes by chance; made before they are read, which then takes what copying takes. */
    @SuppressWarnings("ArrayRecordComponent") // large, and never compared
    private record Noise(int size, float[] features, float[] labels) implements Examples {
        static Noise of(int size, Workload work, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] features = new float[size * work.input.size()];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) (2 * random.nextDouble() - 1);
            }
            int classes = work.target.outputs();
            float[] labels = new float[size * work.target.positions() * classes];
            for (int i = 0; i < labels.length; i += classes) {
                labels[i + random.nextInt(classes)] = 1;
            }
            return new Noise(size, features, labels);
        }

        @Override
        public void read(int index, float[] into, int offset, float[] labelsInto, int labelOffset) {
            int inputs = features.length / size;
            int outputs = labels.length / size;
            System.arraycopy(features, index * inputs, into, offset, inputs);
            System.arraycopy(labels, index * outputs, labelsInto, labelOffset, outputs);
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
