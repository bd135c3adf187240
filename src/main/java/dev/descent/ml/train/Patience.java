package dev.descent.ml.train;

import dev.descent.ml.base.Backoff;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what must not be lost, again and again while a disk is full or away: what took hours to train is kept until somebody makes room.
 *
 * @param most time to go on trying
 */
public record Patience(Duration most) {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Something that writes files, and leaves none of them where it fails. */
    @FunctionalInterface
    public interface Attempt<T> {
        T write() throws IOException;
    }

    /**
     * Writes until it succeeds.
     *
     * @param told once, of the first failure
     * @return null where it was to stop before it succeeded
     * @throws TrainingFailed where the time is over
     */
    public <T> @Nullable T write(Attempt<T> attempt, Consumer<String> told, StopSignal stop) {
        long begun = System.nanoTime();
        Backoff backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
        for (boolean first = true; ; first = false) {
            try {
                return attempt.write();
            } catch (IOException e) {
                if (System.nanoTime() - begun > most.toNanos()) {
                    throw new TrainingFailed(
                            "artifacts_not_stored",
                            "The run came to its end, but its files could not be stored, not even after "
                                    + most.toSeconds() + " s: " + reason(e) + ".",
                            e);
                } else if (first) {
                    told.accept("The result cannot be stored for now (" + reason(e)
                            + "). It is kept in the worker and tried again for " + most.toSeconds() + " s.");
                }
            }
            if (stops(backoff.next(), stop)) {
                return null;
            }
        }
    }

    private static boolean stops(Duration pause, StopSignal stop) {
        long until = System.nanoTime() + pause.toNanos();
        while (stop.requested() == null) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /** Without the place, which is the service's own business. */
    static String reason(IOException e) {
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return said == null ? "the folder cannot be written" : said;
    }
}
