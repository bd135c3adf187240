package dev.descent.job;

import java.time.Duration;

/**
 * How often a job is tried whose workers stop answering.
 *
 * @param most after how many such workers in a row it fails
 * @param pause before the second try; each further one waits twice as long
 */
public record Retries(int most, Duration pause) {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 20;

    /** How long the job waits after so many lost workers. */
    Duration after(int lost) {
        Duration doubled = pause.multipliedBy(1L << Math.min(DOUBLINGS, lost - 1));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The same with a job's own count, where it has one. */
    public Retries of(Job job) {
        int own = job.spec().path("max_attempts").asInt(most);
        return new Retries(own, pause);
    }
}
