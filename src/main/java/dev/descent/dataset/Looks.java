package dev.descent.dataset;

import dev.descent.http.Busy;
import dev.descent.ml.data.overview.Overview;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Looks at data sets, each of which is decoded whole: one after the other. The bytes are here by then, since whoever waits for another
 * machine must not make others wait.
 */
final class Looks {
    private static final int MOST_REQUESTS = 16;

    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore places = new Semaphore(MOST_REQUESTS);

    /** Reads a data set for its overview. */
    interface Looking {
        Overview run() throws IOException;
    }

    /** A way to wait for a turn. */
    interface Turn {
        Overview take(Looking look) throws IOException;
    }

    /** Looks when the others are done. */
    Overview inTurn(Looking look) throws IOException {
        turn.acquireUninterruptibly();
        try {
            return look.run();
        } finally {
            turn.release();
        }
    }

    /**
     * The same on a thread that other requests need.
     *
     * @throws Busy where enough of these wait
     */
    Overview inRequest(Looking look) throws IOException {
        if (!places.tryAcquire()) {
            throw new Busy(
                    "too-many-registrations",
                    MOST_REQUESTS + " data sets are about to be registered, and no more may; try again shortly.");
        }
        try {
            return inTurn(look);
        } finally {
            places.release();
        }
    }
}
