package dev.descent.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every other second whether the server answers, and starts it again on its port where it does not: killed, stopped by hand, or
 * hung. A server that says that it recovers is left to it.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int STARTS = 4;

    private final PostgresServer server;
    private final Runnable lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "postgres-watch");
    private Ping last = Ping.ANSWERED;
    private int inARow;

    /** @param lost called where the server does not start any more; may end the process, on a thread of its own */
    Watch(PostgresServer server, Runnable lost) {
        this.server = server;
        this.lost = lost;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closedWithin(PAUSE)) {
            if (isGone() && !startAgain()) {
                lost.run();
                return;
            }
        }
    }

    private boolean isGone() {
        Ping ping = server.ping();
        inARow = ping == last ? Math.min(inARow + 1, 1000) : 1;
        last = ping;
        return ping.isGone(inARow);
    }

    private boolean startAgain() {
        LOG.error("The database is gone ({}); it is started again", last.name().toLowerCase(Locale.ROOT));
        for (int start = 1; start <= STARTS; start++) {
            try {
                server.startAgain();
                LOG.info("The database is back");
                last = Ping.ANSWERED;
                return true;
            } catch (IOException | RuntimeException e) {
                LOG.error("The database does not start: {}", e.getMessage());
            }
            if (closedWithin(PAUSE.multipliedBy(start))) {
                return true;
            }
        }
        return false;
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the watch", e);
        }
    }

    /** Waits for a start that is under way, so that what it starts can be stopped. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
