package dev.descent.bench;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LiveHeap;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.PlanCheck;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run takes in memory against what a job is told: each in a process of its own. Outside of the heap, the peak of the resident memory
 * above what the process had before, its heap resident from the start. Of the heap, the most that is live in a second such run, looked at
 * over and over by collecting: what the first one brings with it is there once. Linux only. {@code JAVA_OPTIONS=-Dshards=2} has every batch
 * cut in two, {@code -Dengine=dl4j} has DL4J compute it, and {@code -Devery=1000} has no checkpoint kept before the end, in
 * place of one after every iteration beside the best epoch's.
 */
public final class MemoryBenchmark {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHARDS = Integer.getInteger("shards", 1);
    private static final String ENGINE = System.getProperty("engine", "auto");
    private static final String EVERY = System.getProperty("every", "1");
    private static final List<String> RUNS = List.of(
            "{'type':'mlp','hidden':[16]} 1x1x4 1 adam 16",
            "{'type':'mlp','hidden':[256,128]} 1x28x28 1 adam 128",
            "{'type':'mlp','hidden':[1024,1024]} 1x28x28 1 adam 8 256",
            "{'type':'mlp','hidden':[4096,4096]} 1x28x28 1 adam 8 256",
            "{'type':'mlp','hidden':[2048,2048]} 1x28x28 1 sgd 256",
            "{'type':'mlp','hidden':[2048,2048]} 1x28x28 1 amsgrad 256",
            "{'type':'lenet'} 1x28x28 1 adam 8 64 512",
            "{'type':'cnn','channels':[32,64,128]} 3x64x64 1 adam 8 64",
            "{'type':'resnet','blocks':2,'channels':[16,32,64]} 3x64x64 1 adam 8 64",
            "{'type':'unet','base_channels':16,'depth':3} 3x96x96 9216 adam 8 64",
            "{'type':'unet','base_channels':16,'depth':3,'batch_normalization':true} 3x96x96 9216 adam 8 64");

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            measure(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        System.out.println("model, input, optimizer, batch: heap: estimate, measured MB, ratio;"
                + " outside: estimate, measured MB, ratio");
        for (String run : RUNS) {
            String[] parts = run.split(" ", -1);
            for (int i = 4; i < parts.length; i++) {
                start(String.join(" ", parts[0], parts[1], parts[2], parts[3]), parts[i]);
            }
        }
    }

    private static void start(String run, String batch) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms2g",
                        "-Xmx2g",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:MarkSweepDeadRatio=0",
                        "-Dshards=" + SHARDS,
                        "-Dengine=" + ENGINE,
                        "-Devery=" + EVERY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryBenchmark.class.getName(),
                        run,
                        batch)
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void measure(String run, int batch) throws IOException {
        String[] parts = run.split(" ", -1);
        String[] sides = parts[1].split("x", -1);
        int height = Integer.parseInt(sides[1]);
        int width = Integer.parseInt(sides[2]);
        List<String> classes = List.of("a", "b", "c");
        TrainingData data = data(
                InputShape.image(Integer.parseInt(sides[0]), height, width),
                parts[2].equals("1") ? Target.classification(classes) : Target.segmentation(classes, height, width),
                2 * batch);
        String plan =
                "{'model': %s, 'loss': 'cross_entropy', 'optimizer': '%s', 'training': {'epochs': 2, 'batch_size': %d, 'shards': %d, 'engine': '%s', 'checkpoint': {'every_iterations': %s}}}"
                        .formatted(parts[0], parts[3], batch, SHARDS, ENGINE, EVERY);
        TrainingPlan asked = SpecReader.read(JSON.readTree(plan.replace('\'', '"')), TrainingPlan.class);
        NativeRuntime.start();
        CheckedPlan checked = PlanCheck.check(asked, data, new MemorySize(Long.MAX_VALUE, Long.MAX_VALUE));
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        long residentBefore = peak();
        train(checked.plan(), data, () -> {});
        long resident = peak() - residentBefore;
        System.out.printf(
                "%s, %s, %d: %s; %s%n",
                run,
                checked.parameters(),
                batch,
                compared(checked.memory().heapBytes(), heap(checked.plan(), data)),
                compared(checked.memory().nativeBytes(), resident));
    }

    /** @param look called now and then, where much of the memory is taken */
    private static void train(TrainingPlan plan, TrainingData data, Runnable look) throws IOException {
        Path folder = Files.createTempDirectory("memory");
        new LocalTrainer(folder).train(new Run(plan, () -> data, new Written(look), new Looking(look), () -> null));
        FileSystemUtils.deleteRecursively(folder);
    }

    private static long heap(TrainingPlan plan, TrainingData data) throws IOException {
        try (MostLive heap = new MostLive()) {
            train(plan, data, heap::look);
            return heap.taken();
        }
    }

    private static String compared(long estimate, long measured) {
        return "%.0f, %.0f, %.2f".formatted(estimate / 1e6, measured / 1e6, (double) estimate / measured);
    }

    private static TrainingData data(InputShape input, Target target, int size) {
        Examples examples = new Blank(size, target);
        return new TrainingData(
                input,
                target,
                TargetScaling.none(target.outputs()),
                examples,
                examples,
                Examples.NONE,
                target.names().stream().map(name -> 1L).toList(),
                JSON.createObjectNode(),
                List.of());
    }

    /** Highest resident memory so far, in bytes. */
    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** The most that was live since the beginning; looks by itself as well, on a thread of its own. */
    private static final class MostLive implements AutoCloseable {
        private final long before = LiveHeap.bytes();
        private final Thread looking = new Thread(this::keepLooking);
        private volatile boolean closed;
        private long most = before;

        MostLive() {
            looking.start();
        }

        private void keepLooking() {
            while (!closed) {
                look();
            }
        }

        synchronized void look() {
            most = Math.max(most, LiveHeap.bytes());
        }

        synchronized long taken() {
            return most - before;
        }

        @Override
        public void close() {
            closed = true;
            try {
                looking.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Looking(Runnable look) implements TrainingLog {
        @Override
        public void iteration(int epoch, long iteration, Map<String, Double> values) {
            look.run();
        }

        @Override
        public void rewind(Position to) {}

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            look.run();
        }

        @Override
        public void warning(String message) {}
    }

    /** Checkpoints that are written to nowhere. */
    private record Written(Runnable look) implements Checkpoints {
        @Override
        public @Nullable SavedCheckpoint newest() {
            return null;
        }

        @Override
        public SavedCheckpoint open(long iteration) throws IOException {
            throw new NoSuchFileException("checkpoint of iteration " + iteration);
        }

        @Override
        public void keep(Checkpoint checkpoint) throws IOException {
            CheckpointFile.write(checkpoint, OutputStream.nullOutputStream());
            look.run();
        }
    }

    /** Examples that are all zero and of the first class. */
    private record Blank(int size, Target target) implements Examples {
        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            for (int i = 0; i < target.positions(); i++) {
                labels[labelOffset + i * target.outputs()] = 1;
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
