package dev.descent.dataset;

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
    interface Look {
        Overview run() throws IOException;
    }

    /** A way to wait for a turn. */
    interface Turn {
        Overview take(Look look) throws IOException;
    }

    /** Looks when the others are done. */
    Overview inTurn(Look look) throws IOException {
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
     * @throws TooManyLooks where enough of these wait
     */
    Overview inRequest(Look look) throws IOException {
        if (!places.tryAcquire()) {
            throw new TooManyLooks(MOST_REQUESTS);
        }
        try {
            return inTurn(look);
        } finally {
            places.release();
        }
    }
}
