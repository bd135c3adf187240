package dev.descent.job;

import tools.jackson.databind.JsonNode;

/**
 * Where a job began that goes on from another one; the other may be gone.
 *
 * @param job the other's id
 * @param checkpoint as it was asked for
 * @param epoch under way or over there
 * @param iteration the last one done there; this job's iterations follow it
 * @param optimizerState whether the optimizer's state went along
 * @param optimizerStart the iteration after which the optimizer began with nothing
 */
public record Parent(
        String job, JsonNode checkpoint, Integer epoch, Long iteration, Boolean optimizerState, Long optimizerStart) {}
