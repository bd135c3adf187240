package dev.descent.ml.train;

import tools.jackson.databind.JsonNode;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param iterations in this epoch
 * @param loss mean of the iterations' losses within this epoch, each weighted by its examples
 * @param averageLoss the same over all epochs so far
 * @param validation the validation part's loss and task metrics by name (and {@code confusion_matrix}), or null without a validation part
 * @param reported other losses on the same validation outputs, by name
 * @param seconds of the epoch's training, validation not counted
 * @param samplesPerSecond training examples per second
 */
public record EpochSummary(
        int epoch,
        int iterations,
        double loss,
        double averageLoss,
        JsonNode validation,
        JsonNode reported,
        double seconds,
        double samplesPerSecond) {}
