package dev.descent.job;

/**
 * A job that may be queued.
 *
 * @param planned as far as it is known before the data is
 */
record Accepted(Submission submission, Progress planned) {}
