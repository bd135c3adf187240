package dev.descent.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections the system's limit of open files has room for. Each is an open file, and clients that took the last one would have
 * running jobs fail that want to read their data or keep a checkpoint.
 */
record OpenFiles(long limit) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** For jars (300 where each has its own file), libraries, the database, data sets and what jobs write. */
    static final int RESERVED = 512;

    private static final int FEWEST = 16;

    /** Of this process; without bound where the system has no such limit. */
    static OpenFiles ofThisProcess() {
        long limit = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        // "unlimited" comes as a number below zero
        return new OpenFiles(limit < 0 ? Long.MAX_VALUE : limit);
    }

    /** As many of the connections that were asked for as there is room for; the log says where these are less. */
    int connections(int asked) {
        int room = (int) Math.max(FEWEST, Math.min(asked, limit - RESERVED));
        if (room >= asked) {
            return asked;
        }
        LOG.warn(
                "The limit of open files is {}, of which jobs and the service itself need up to {}: {} connections are"
                        + " taken at once, and not {}. Raise the limit (ulimit -n, LimitNOFILE), or lower DESCENT_CONNECTIONS.",
                limit,
                RESERVED,
                room,
                asked);
        return room;
    }
}
