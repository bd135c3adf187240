package dev.descent.cluster;

import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.remote.DriverProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A driver that computes by itself what a cluster would, and may be told to wait after an iteration until it is to stop. */
public final class LocalDriver {
    private LocalDriver() {}

    /** @param arguments the iteration, and a file that is made by the only driver that waits there; or none */
    public static void main(String[] arguments) {
        DriverProgram.run(
                System.in,
                (task, local) -> arguments.length == 0
                        ? local
                        : waiting(local, Long.parseLong(arguments[0]), Path.of(arguments[1])));
    }

    private static Trainer waiting(LocalTrainer local, long iteration, Path once) {
        return run -> local.train(new Run(
                run.plan(),
                run.data(),
                run.checkpoints(),
                new WaitingLog(run.log(), run.stop(), iteration, once),
                run.stop()));
    }

    private record WaitingLog(TrainingLog log, StopSignal stop, long last, Path once) implements TrainingLog {
        @Override
        public void iteration(int epoch, long iteration, Map<String, Double> values) {
            log.iteration(epoch, iteration, values);
            while (iteration == last && isFirst() && stop.requested() == null) {
                LockSupport.parkNanos(10_000_000);
            }
        }

        private boolean isFirst() {
            try {
                long own = ProcessHandle.current().pid();
                try {
                    Files.writeString(once, Long.toString(own), StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException was) {
                    return Files.readString(once).equals(Long.toString(own));
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            log.epoch(summary, best);
        }

        @Override
        public void rewind(Position to) {
            log.rewind(to);
        }

        @Override
        public void warning(String message) {
            log.warning(message);
        }
    }
}
