package dev.descent.ml.train.remote;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.LocalData;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Patience;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run in this process, which is another's: trains, and brings everything that comes of it there. */
public final class RemoteRun {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRun.class);
    private static final long MAPPED = 16L << 30;

    private final RunClient client;
    private final BiFunction<RunTask, LocalTrainer, Trainer> trainers;

    RemoteRun(RunClient client, BiFunction<RunTask, LocalTrainer, Trainer> trainers) {
        this.client = client;
        this.trainers = trainers;
    }

    /** @throws RunLost where the run is another's, or nobody answers any more */
    void toItsEnd() {
        RunTask task = client.task();
        try (Outbox outbox = new Outbox(client)) {
            client.end(ending(task, outbox));
        }
    }

    private ToldResult ending(RunTask task, Outbox outbox) {
        try {
            LocalTrainer local = new LocalTrainer(client.scratch(), client::model, new Patience(Duration.ZERO));
            RemoteCheckpoints checkpoints = new RemoteCheckpoints(client, outbox, task.optimizerStart());
            Run run = new Run(task.plan(), () -> open(task.data()), checkpoints, new RemoteLog(outbox), outbox);
            TrainingResult result = trainers.apply(task, local).train(run);
            outbox.flush();
            for (Map.Entry<String, Path> file : result.files().entrySet()) {
                client.file(file.getKey(), file.getValue());
            }
            return ToldResult.of(result);
        } catch (RunLost lost) {
            throw lost;
        } catch (Throwable thrown) {
            outbox.flush();
            return ToldResult.of(failure(thrown));
        }
    }

    private static TrainingFailed failure(Throwable thrown) {
        if (thrown instanceof TrainingFailed failed) {
            return failed;
        }
        LOG.error("The run failed unexpectedly", thrown);
        return thrown instanceof OutOfMemoryError
                ? new TrainingFailed(
                        "out_of_memory",
                        "The driver ran out of memory. Try a smaller model or less data, or give drivers more.")
                : new TrainingFailed(
                        "cluster_failed", "Something unexpected went wrong in the driver. The service's log has it.");
    }

    /**
     * Reads a run's data on this machine.
     *
     * @throws TrainingFailed where it is not what it was when the run was checked
     */
    public static TrainingData open(LocalData data) {
        Path mapped = Path.of(System.getProperty("java.io.tmpdir"), "descent-mapped");
        Store.Capacity room = new Store.Capacity(Runtime.getRuntime().maxMemory() / 4, MAPPED);
        try (FetchedData here = fetched(data)) {
            return here.data().open(new Store(room, mapped, () -> {}));
        } catch (IOException gone) {
            throw unreachable("it is not there, or cannot be read", gone);
        } catch (InvalidSpec other) {
            throw unreachable(String.valueOf(other.getMessage()), other);
        }
    }

    private static FetchedData fetched(LocalData data) {
        try {
            return new FetchedData(data);
        } catch (IOException e) {
            LOG.warn("A copy of the data cannot be fetched", e);
            throw unreachable("it cannot be fetched from the bucket", e);
        }
    }

    private static TrainingFailed unreachable(String reason, Exception cause) {
        return new TrainingFailed(
                "dataset_unreachable",
                "A machine of the cluster cannot read the data as its worker does: " + reason + ".",
                cause);
    }
}
