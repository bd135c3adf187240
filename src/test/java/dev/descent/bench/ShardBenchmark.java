package dev.descent.bench;

import dev.descent.ml.base.Awaited;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Whole jobs in two shards against whole jobs in one, turn by turn: samples per second of wall time, and the median of the rounds'
 * ratios; beside it what two jobs of one shard come to at once, which is what the machine has to give. Takes the number of rounds (5),
 * {@code busy} to have a load beside it on every core, in processes of its own, and names of networks (all).
 */
public final class ShardBenchmark {
    private static final String BURN = "burn";
    private static final String ONE_SHARD = "'shards': 1";

    /** Times as long as usual, since a run of few iterations mostly finds out how many threads are faster. */
    private static final int LENGTH = Integer.getInteger("length", 4);

    private ShardBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        if (given.equals(List.of(BURN))) {
            burn();
            return;
        }
        int rounds = given.isEmpty() ? 5 : Integer.parseInt(given.get(0));
        List<Process> load = given.contains("busy") ? load() : List.of();
        try {
            for (Workload work : Workload.ALL) {
                if (given.stream().skip(1).allMatch("busy"::equals) || given.contains(work.name())) {
                    compare(work, rounds);
                }
            }
        } finally {
            load.forEach(Process::destroy);
        }
    }

    private static void compare(Workload work, int rounds) throws IOException {
        double[] two = new double[rounds];
        double[] apart = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double one = work.job(ONE_SHARD, LENGTH).wall();
            Workload.Speed both = work.job("'shards': 2", LENGTH);
            two[round] = both.wall() / one;
            apart[round] = sideBySide(work) / one;
            System.out.printf(
                    Locale.ROOT,
                    "%s: one %.0f, two %.0f samples/s, ratio %.2f, %.0f %% of the batches by two threads,"
                            + " two jobs side by side %.2f, load %.1f%n",
                    work.name(),
                    one,
                    both.wall(),
                    two[round],
                    100 * both.byTwo(),
                    apart[round],
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        System.out.printf(
                Locale.ROOT,
                "%s: median ratio %s, of two jobs side by side %s%n",
                work.name(),
                median(two),
                median(apart));
    }

    private static String median(double[] ratios) {
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT, "%.2f [%.2f %.2f]", ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }

    /** Samples per second of two jobs at once that share nothing but the machine: what its second core is worth. */
    private static double sideBySide(Workload work) {
        List<CompletableFuture<Double>> jobs = Stream.generate(() -> CompletableFuture.supplyAsync(() -> alone(work)))
                .limit(2)
                .toList();
        return jobs.stream().mapToDouble(Awaited::of).sum();
    }

    private static double alone(Workload work) {
        try {
            return work.job(ONE_SHARD, LENGTH).wall();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Process> load() throws IOException {
        List<Process> load = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            load.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ShardBenchmark.class.getName(),
                            BURN)
                    .start());
        }
        return load;
    }

    /** Takes a core until the benchmark, however it ends, has closed its end of the pipe. */
    private static void burn() throws IOException {
        Thread thread = new Thread(() -> {
            double value = 1;
            while (value > 0) {
                value = Math.sqrt(value) + 1e-9;
            }
        });
        thread.setDaemon(true);
        thread.start();
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
