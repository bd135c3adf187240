package dev.descent.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whole jobs in two shards against whole jobs in one, turn by turn: samples per second of wall time, and the median of the rounds'
 * ratios. Takes the number of rounds (5), {@code busy} to have a load beside it on every core, in processes of its own, and names of
 * networks (all).
 */
public final class ShardBenchmark {
    private static final String BURN = "burn";

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
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double one = work.job("'shards': 1", LENGTH).wall();
            Workload.Speed two = work.job("'shards': 2", LENGTH);
            ratios[round] = two.wall() / one;
            System.out.printf(
                    Locale.ROOT,
                    "%s: one %.0f, two %.0f samples/s, ratio %.2f, %.0f %% of the batches by two threads, load %.1f%n",
                    work.name(),
                    one,
                    two.wall(),
                    ratios[round],
                    100 * two.byTwo(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: median ratio %.2f [%.2f %.2f]%n",
                work.name(),
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
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
