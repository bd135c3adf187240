package dev.descent.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A worker's right to a running job.
 *
 * @param token the fence: every write of the worker names it, and finds no row once the job was given to another
 * @param until when others may take the job, by the database's clock
 * @param worker who holds it, for people to read
 * @param start the iteration that the run began after
 */
public record Lease(UUID token, Instant until, String worker, long start) {}
