package dev.descent.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, which tells an outage from being busy. Where all connections are in use it is waited for, in several of the pool's own waits.
 * Where none can be made the database is away: the log says so once, one caller a second looks whether it is back, and all others are
 * refused at once.
 */
final class GuardedPool extends DelegatingDataSource {
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(GuardedPool.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** What PostgreSQL says where its {@code max_connections} are taken. */
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final HikariDataSource pool;
    private final AtomicLong nextLook = new AtomicLong();
    private final AtomicReference<@Nullable String> away = new AtomicReference<>();

    /** @param pool of which nobody has had a connection yet */
    GuardedPool(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
        pool.setExceptionOverride(new ReadOnlyEviction());
    }

    @Override
    public Connection getConnection() throws SQLException {
        String reason = away.get();
        if (reason != null && !mayLook()) {
            throw new DatabaseAway(reason);
        }
        Connection connection = connect();
        if (away.getAndSet(null) != null) {
            LOG.warn("The database answers again");
        }
        return connection;
    }

    private boolean mayLook() {
        long due = nextLook.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextLook.compareAndSet(due, now + PAUSE.toNanos());
    }

    private Connection connect() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (away.get() != null || isAway(e)) {
                    throw tell(e);
                } else if (System.nanoTime() - begun > LONGEST_WAIT.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** A connection is missing and cannot be made; where that is for too many of them, those in use will do. */
    private boolean isAway(SQLException failure) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        if (state.getTotalConnections() >= pool.getMaximumPoolSize()) {
            return false;
        }
        boolean failed = failure.getCause() != null && !TOO_MANY_CONNECTIONS.equals(failure.getSQLState());
        return failed || state.getActiveConnections() == 0;
    }

    private DatabaseAway tell(SQLException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        nextLook.set(System.nanoTime() + PAUSE.toNanos());
        if (away.compareAndSet(null, reason)) {
            LOG.warn("The database is away; all that needs it waits or is refused: {}", reason);
        }
        return new DatabaseAway(reason);
    }
}
