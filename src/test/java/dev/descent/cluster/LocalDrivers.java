package dev.descent.cluster;

import dev.descent.content.ContentStores;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts drivers that need no cluster, each a process of its own, and knows them. */
public final class LocalDrivers {
    public static final SparkSettings SETTINGS = new SparkSettings("local[1]", "", "", "1g", "1g", "");
    static final LocalData SPIRALS =
            new LocalData(DatasetSpec.of("sample:spirals", null, null), true, Map.of(), 1L << 20, 1L << 20);

    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Duration silence;
    private final String[] arguments;

    /**
     * @param silence after which one is lost
     * @param arguments of {@link LocalDriver}
     */
    public LocalDrivers(Duration silence, String... arguments) {
        this.silence = silence;
        this.arguments = arguments;
    }

    /** Trains in such processes. */
    public Trainer trainer(Path scratch) {
        return new ClusterTrainer(
                new ClusterData(SETTINGS, ContentStores.IN_FOLDERS),
                this::start,
                ModelFiles.NONE,
                scratch,
                new DriverLimits(silence, Duration.ofMinutes(1), Duration.ofSeconds(30)));
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LocalDriver.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /** Those that were started, in order. */
    public List<Process> started() {
        return started;
    }
}
