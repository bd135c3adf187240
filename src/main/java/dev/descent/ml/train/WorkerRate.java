package dev.descent.ml.train;

/**
 * How fast a worker of a cluster was in an epoch.
 *
 * @param worker from 0: whose shard of each batch it was, whoever computed it
 * @param samplesPerSecond while it computed
 */
public record WorkerRate(Integer worker, Double samplesPerSecond) {}
