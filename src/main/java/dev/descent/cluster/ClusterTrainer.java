package dev.descent.cluster;

import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.remote.RunTask;
import dev.descent.ml.train.remote.ToldResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trains in a driver's process, which has a cluster compute the batches; this thread waits for it. */
public final class ClusterTrainer implements Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterTrainer.class);
    private static final long LOOK_NANOS = 50_000_000;

    private final ClusterData cluster;
    private final DriverStart drivers;
    private final ModelFiles models;
    private final Path scratch;
    private final DriverLimits limits;

    /**
     * @param models the files that models refer to
     * @param scratch folder for the files of a result, which the caller moves or deletes
     * @param silence after which a driver is lost that says nothing
     */
    public ClusterTrainer(ClusterData cluster, ModelFiles models, Path scratch, Duration silence) {
        this(
                cluster,
                new SparkSubmit(cluster.spark()),
                models,
                scratch,
                new DriverLimits(silence, Duration.ofMinutes(2), Duration.ofSeconds(20)));
    }

    ClusterTrainer(ClusterData cluster, DriverStart drivers, ModelFiles models, Path scratch, DriverLimits limits) {
        this.cluster = cluster;
        this.drivers = drivers;
        this.models = models;
        this.scratch = scratch;
        this.limits = limits;
    }

    /** @throws DriverLost where the run can go on from its newest checkpoint, with another driver */
    @Override
    public TrainingResult train(Run run) {
        if (!cluster.isOffered()) {
            throw new TrainingFailed(
                    "cluster_unavailable", "The worker is set to no cluster; DESCENT_SPARK_MASTER names one.");
        }
        try (PlacedData placed = reached(run)) {
            warn(run, placed);
            SparkSettings spark = cluster.spark();
            RunTask task = new RunTask(
                    run.plan(),
                    placed.data(),
                    run.checkpoints().optimizerStart(),
                    spark.master(),
                    spark.executorMemory());
            return train(run, task);
        } catch (CopyStopped early) {
            return TrainingResult.without(early.reason(), 0, Map.of(), "");
        } catch (IOException e) {
            LOG.error("A driver cannot be started", e);
            throw new TrainingFailed(
                    "cluster_unavailable", "The driver cannot be started. The worker's log has the reason.", e);
        }
    }

    /** Once: what goes on from a checkpoint of its own was warned when it began. */
    private static void warn(Run run, PlacedData placed) {
        String warning = DataCopies.warning(placed.data());
        if (warning != null && run.checkpoints().areNew()) {
            run.log().warning(warning);
        }
    }

    private PlacedData reached(Run run) {
        try {
            return cluster.reached(run.data().place(), run.stop());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy data for a cluster", e);
        }
    }

    private TrainingResult train(Run run, RunTask task) throws IOException {
        Files.createDirectories(scratch);
        Path own = Files.createTempDirectory(scratch, "driver-").toAbsolutePath();
        Path results = Files.createTempDirectory(scratch, "run-");
        TrainingResult result = null;
        try (DriverSession session = new DriverSession(run);
                DriverDoor door = new DriverDoor(new DriverRoutes(task, session, models, results))) {
            result = train(run, session, door, own);
            return result;
        } finally {
            FileSystemUtils.deleteRecursively(own);
            if (result == null || result.files().isEmpty()) {
                FileSystemUtils.deleteRecursively(results);
            }
        }
    }

    private TrainingResult train(Run run, DriverSession session, DriverDoor door, Path own) throws IOException {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("address", door.address())
                .put("token", door.secret())
                .put("silence", limits.silence().toMillis())
                .put("scratch", own.toString());
        try (DriverProcess driver = new DriverProcess(drivers.start(), told)) {
            DriverWatch watch = new DriverWatch(driver, door, limits);
            TrainingResult result = awaited(run, session, watch);
            driver.awaitExit();
            if (result.failure() != null) {
                LOG.warn("A run fails in its driver:\n{}", driver.lastLines());
            }
            return result;
        }
    }

    private TrainingResult awaited(Run run, DriverSession session, DriverWatch watch) {
        while (true) {
            ToldResult told = session.awaitEnd(LOOK_NANOS);
            if (told != null) {
                return told.with(session.files());
            }
            Reason reason = run.stop().requested();
            if (reason == Reason.LEASE_LOST) {
                return TrainingResult.without(reason, 0, Map.of(), "");
            }
            String fault = watch.fault(reason != null);
            if (fault != null) {
                session.close();
                run.log().warning(fault + " The run is left at its newest checkpoint.");
                throw new DriverLost(fault);
            }
        }
    }
}
