package dev.descent.ml.train.shard;

/**
 * What a round of a cluster costs besides computing: a fixed part, the parameters to all workers, which pass them on among themselves,
 * and each worker's gradient to the driver, which unpacks and adds them up one after the other.
 *
 * @param latencySeconds of a round that carries nothing
 * @param bytesPerSecond from a machine and to it
 * @param packedShare of the bytes that is left when they are packed
 * @param packSeconds that packing, unpacking and adding up take for a byte of a vector
 */
public record ClusterLink(double latencySeconds, double bytesPerSecond, double packedShare, double packSeconds) {
    /** 1 Gbit/s and 20 ms, which nobody has measured for a reader's cluster; what packing leaves and takes is measured. */
    public static final ClusterLink ASSUMED = new ClusterLink(0.02, 1.25e8, 0.62, 2.5e-9);

    /** @param bytes of the parameters */
    double roundSeconds(long bytes, int workers) {
        double hops = 1 + Math.log(workers) / Math.log(2);
        double carried = packedShare * bytes * (hops + workers) / bytesPerSecond;
        return latencySeconds + carried + packSeconds * bytes * (2 + workers);
    }
}
