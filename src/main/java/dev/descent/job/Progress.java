package dev.descent.job;

import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a run is.
 *
 * @param epoch under way or done, 0 before the first
 * @param iteration the last one done, 0 before the first
 * @param iterations that are planned; null while the data is not here
 * @param fraction of the planned iterations that are done
 * @param samplesPerSecond training examples per second, once it is known
 * @param etaSeconds until the run ends as planned or by {@code max_seconds}, once it can be told; 0 when it is over
 */
public record Progress(
        Integer epoch,
        Integer epochs,
        Long iteration,
        @Nullable Long iterations,
        Double fraction,
        @Nullable Double samplesPerSecond,
        @Nullable Double etaSeconds) {

    /** Before the first iteration of a plan. */
    public static Progress none(int epochs, @Nullable Long iterations) {
        return new Progress(0, epochs, 0L, iterations, 0.0, null, null);
    }

    public static Progress read(JsonNode stored) {
        return SpecReader.read(stored, Progress.class);
    }

    /** The same plan at another point. */
    public Progress at(int reachedEpoch, long reached) {
        double done = iterations == null ? 0 : Math.min(1, (double) reached / iterations);
        return new Progress(reachedEpoch, epochs, reached, iterations, done, null, null);
    }

    /** Of a job that is over: nothing is left to wait for, however much of the plan is done. */
    public Progress ended() {
        Double left = etaSeconds == null ? null : 0.0;
        return new Progress(epoch, epochs, iteration, iterations, fraction, samplesPerSecond, left);
    }

    public JsonNode toJson() {
        return SpecWriter.write(this);
    }
}
