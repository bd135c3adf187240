package dev.descent.ml.train.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one of the masters of Spark's own kind of cluster listens.
 *
 * @param name host and port, with a colon between
 */
public record MasterAddress(String name) {
    private static final Logger LOG = LoggerFactory.getLogger(MasterAddress.class);
    private static final String SCHEME = "spark://";

    /**
     * Those of a cluster, of which one leads.
     *
     * @param master as Spark names it: {@code spark://one:7077,two:7077}
     * @return none where the cluster is of another kind
     */
    public static List<MasterAddress> of(String master) {
        if (!master.startsWith(SCHEME)) {
            return List.of();
        }
        return Arrays.stream(master.substring(SCHEME.length()).split(","))
                .map(MasterAddress::new)
                .toList();
    }

    /** Whether it takes connections; waits no longer than that, but for the name's lookup. */
    public boolean answers(Duration patience) {
        try (Socket socket = new Socket()) {
            URI uri = URI.create(toString());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), Math.toIntExact(patience.toMillis()));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The master {} does not answer: {}", this, e.toString());
            return false;
        }
    }

    @Override
    public String toString() {
        return SCHEME + name;
    }
}
