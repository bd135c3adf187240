package dev.descent.cluster;

import dev.descent.content.ContentStores;
import dev.descent.content.Swept;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.train.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data of jobs where the machines of the cluster read it: at its place, or copied to the bucket that the service keeps content in. */
@Component
public class ClusterData implements Swept {
    private final SparkSettings spark;
    private final @Nullable DataCopies copies;
    private final MasterProbe master;

    public ClusterData(SparkSettings spark, ContentStores stores) {
        this.spark = spark;
        copies = stores.areElsewhere() ? DataCopies.in(stores) : null;
        master = new MasterProbe(spark.master(), System::nanoTime);
    }

    SparkSettings spark() {
        return spark;
    }

    /** Whether jobs may ask for a cluster. */
    public boolean isOffered() {
        return spark.isConfigured();
    }

    /** What a job should be warned of that asks for a cluster, or null. May wait for a moment. */
    public @Nullable String warning() {
        return master.warning();
    }

    /** Why the machines of the cluster cannot read data, or null. */
    public @Nullable String objection(LocalData data) {
        if (spark.reaches(data)) {
            return null;
        } else if (copies == null) {
            return "cannot read the data, which is on this machine alone; DESCENT_SPARK_FOLDERS names the folders that"
                    + " all machines of the cluster have, DESCENT_STORE a bucket that they can fetch it from";
        }
        int files = count(data);
        return files <= DataCopies.MOST_FILES
                ? null
                : "cannot fetch the data, which are " + files + " files, and may be " + DataCopies.MOST_FILES
                        + ": pack them into an archive, or name a folder that all machines of the cluster have in"
                        + " DESCENT_SPARK_FOLDERS";
    }

    private static int count(LocalData data) {
        try {
            return data.paths().values().stream()
                    .mapToInt(files -> files.size())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at a data set", e);
        }
    }

    /**
     * Takes data over, for a run.
     *
     * @throws IOException where the bucket does not take it
     * @throws CopyStopped where the run is to stop first
     */
    PlacedData reached(PlacedData placed, StopSignal stop) throws IOException {
        return copies == null || spark.reaches(placed.data()) ? placed : copies.of(placed, stop);
    }

    /** Removes copies for runs whose worker was killed. */
    @Override
    public int sweep(Instant untouchedSince) throws IOException {
        return copies == null ? 0 : copies.sweep(untouchedSince);
    }
}
