package dev.descent.ml.train.checkpoint;

/**
 * The epoch with the best value of a metric so far.
 *
 * @param metric by its name in the job's metrics: {@code validation_loss}
 * @param epoch from 1
 * @param iteration the epoch's last
 * @param value of the metric, finite
 */
public record BestEpoch(String metric, Integer epoch, Long iteration, Double value) {}
