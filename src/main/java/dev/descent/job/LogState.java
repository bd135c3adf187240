package dev.descent.job;

import tools.jackson.databind.JsonNode;

/**
 * How far a job's log goes, and what it comes to.
 *
 * @param seq the last sequence number, 0 where the log is empty
 * @param iteration training iterations that the log holds
 */
public record LogState(long seq, long iteration, JsonNode progress, JsonNode metrics) {

    public LogState grown(int events) {
        return new LogState(seq + events, iteration, progress, metrics);
    }
}
