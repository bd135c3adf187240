package dev.descent.cluster;

import dev.descent.ml.data.format.LocalData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Spark cluster that jobs may ask for.
 *
 * @param master as Spark names it: {@code local[*]}, {@code spark://host:7077}, {@code k8s://…}, {@code yarn}; empty for none
 * @param home of the installation of Spark whose {@code bin/spark-submit} starts drivers
 * @param trainer {@code descent-trainer.jar}
 * @param executorMemory of each executor's heap, as Spark writes it
 * @param driverMemory of each driver's heap
 * @param folders that all machines of the cluster see at the same path, separated by commas
 */
@ConfigurationProperties("descent.spark")
public record SparkSettings(
        String master, String home, String trainer, String executorMemory, String driverMemory, String folders) {
    private static final Pattern MASTER = Pattern.compile("local(-cluster)?\\[.+]|(spark|k8s)://.+|yarn");
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,6}[kmgt]");

    public SparkSettings {
        check(master.isEmpty() || MASTER.matcher(master).matches(), "master", "a master of Spark", master);
        check(MEMORY.matcher(executorMemory).matches(), "executor-memory", "such as 2g or 512m", executorMemory);
        check(MEMORY.matcher(driverMemory).matches(), "driver-memory", "such as 2g or 512m", driverMemory);
    }

    private static void check(boolean holds, String name, String wanted, String was) {
        if (!holds) {
            throw new IllegalArgumentException("descent.spark." + name + " must be " + wanted + ", was " + was);
        }
    }

    /** Whether jobs may ask for a cluster. */
    public boolean isConfigured() {
        return !master.isEmpty();
    }

    /** Whether every machine of the cluster has what is at these places of this one. */
    boolean reaches(LocalData data) {
        List<Path> shared = Arrays.stream(folders.split(","))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return master.startsWith("local")
                || data.places().values().stream()
                        .flatMap(place -> place.files().values().stream())
                        .map(Path::of)
                        .allMatch(place -> shared.stream().anyMatch(place::startsWith));
    }
}
