package dev.descent.spark;

import java.io.IOException;
import java.net.Socket;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers that have not yet shown that they belong to the run. Where they are too many, the one that has called first has to go. */
final class Unproven {
    /** As many as a run can have workers. */
    static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Unproven.class);

    private final Set<Socket> callers = new LinkedHashSet<>();

    synchronized void add(Socket caller) throws IOException {
        if (callers.size() >= MOST) {
            Iterator<Socket> all = callers.iterator();
            Socket first = all.next();
            all.remove();
            LOG.warn("{} have called and not said who they are: {} is not heard", MOST, first.getInetAddress());
            first.close();
        }
        callers.add(caller);
    }

    synchronized void remove(Socket caller) {
        callers.remove(caller);
    }
}
