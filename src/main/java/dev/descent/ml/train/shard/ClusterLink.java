package dev.descent.ml.train.shard;

import java.util.List;

/**
 * What a round of a cluster costs besides computing: a fixed part, the parameters from the driver to each worker, and each worker's
 * gradient back to the driver, which adds them up one after the other. Many workers pass the parameters on among themselves.
 *
 * @param latencySeconds of a round that carries nothing
 * @param bytesPerSecond from a machine and to it
 * @param codings that a run has the choice of; it takes the fastest
 */
public record ClusterLink(double latencySeconds, double bytesPerSecond, List<Coding> codings) {
    /** Workers from which on they pass the parameters on: below, that takes longer than to send them to each. */
    public static final int PASSED_ON_FROM = 8;

    private static final double PASSING_SECONDS = 0.03;

    /** 1 Gbit/s and 2 ms, which nobody has measured for a reader's cluster; what packing leaves, and handling takes, is measured. */
    public static final ClusterLink ASSUMED =
            new ClusterLink(0.002, 1.25e8, List.of(new Coding(1, 1.2e-9), new Coding(0.62, 2.5e-9)));

    /**
     * How vectors travel.
     *
     * @param share of their bytes that is sent
     * @param secondsPerByte of a vector that making, reading and adding it up take
     */
    public record Coding(double share, double secondsPerByte) {}

    public ClusterLink {
        codings = List.copyOf(codings);
    }

    /** @param bytes of the parameters */
    double roundSeconds(long bytes, int workers) {
        boolean passes = workers >= PASSED_ON_FROM;
        double hops = passes ? 1 + Math.log(workers) / Math.log(2) : workers;
        double carrying = codings.stream()
                .mapToDouble(coding -> coding.share * bytes * (hops + workers) / bytesPerSecond
                        + coding.secondsPerByte * bytes * (2 + workers))
                .min()
                .orElse(0);
        return latencySeconds + (passes ? PASSING_SECONDS : 0) + carrying;
    }
}
