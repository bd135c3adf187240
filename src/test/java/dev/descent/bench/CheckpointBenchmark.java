package dev.descent.bench;

import dev.descent.artifact.ArtifactFiles;
import dev.descent.content.ContentFolder;
import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.Position;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a checkpoint of Adam costs: the copy, for which the training waits where it is small, and writing, hashing and syncing the file, for
 * which it waits where it is large. The argument is a folder on the disk to be measured.
 */
public final class CheckpointBenchmark {
    private static final int[] PARAMETERS = {10_000, 430_000, 5_000_000, 25_000_000};
    private static final int ROUNDS = 7;
    private static final double DEFAULT_PAUSE = 30;

    private CheckpointBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : "target"), "checkpoints");
        try {
            System.out.printf("medians of %d; shares of %.0f s%n", ROUNDS, DEFAULT_PAUSE);
            System.out.printf(
                    "%12s %8s %10s %10s %10s %10s %10s%n",
                    "parameters", "MB", "copy ms", "share", "write ms", "CPU ms", "share");
            for (int parameters : PARAMETERS) {
                measure(parameters, new ArtifactFiles(new ContentFolder(folder)));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(int parameters, ArtifactFiles files) {
        Checkpoint checkpoint = checkpoint(parameters);
        double[] copy = new double[ROUNDS];
        double[] write = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            checkpoint.copy();
            copy[round] = (System.nanoTime() - start) / 1e6;
            // other bytes each time: what is there already would not be written
            checkpoint.parameters()[0] = round;
            UUID job = UUID.randomUUID();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            start = System.nanoTime();
            files.keep(job, "checkpoint-1.zip", to -> {
                OutputStream out = new BufferedOutputStream(to, 1 << 16);
                CheckpointFile.write(checkpoint, out);
                out.flush();
            });
            write[round] = (System.nanoTime() - start) / 1e6;
            cpu[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
            files.delete(job);
        }
        System.out.printf(
                "%,12d %8.1f %10.2f %9.3f%% %10.1f %10.1f %9.3f%%%n",
                parameters,
                12e-6 * parameters,
                median(copy),
                median(copy) / DEFAULT_PAUSE / 10,
                median(write),
                median(cpu),
                median(write) / DEFAULT_PAUSE / 10);
    }

    /** Numbers of no pattern, and two vectors of state. */
    private static Checkpoint checkpoint(int parameters) {
        return new Checkpoint(
                Position.BEGINNING,
                JsonNodeFactory.instance.objectNode(),
                () -> new byte[0],
                () -> new byte[0],
                numbers(parameters),
                List.of(new Slice(numbers(parameters), 0, parameters), new Slice(numbers(parameters), 0, parameters)));
    }

    private static float[] numbers(int count) {
        Random random = new Random(7);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
