package dev.descent.event.log;

import dev.descent.ml.base.Backoff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Carries notifications between processes by LISTEN and NOTIFY, on one connection of its own and one thread. NOTIFY takes a lock that all
 * notifying commits share, so it stands outside the appends, and those of the same job within 50 ms go as one.
 */
@Component
class NotifierConnection implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NotifierConnection.class);
    private static final String CHANNEL = "descent_log";
    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', job) from unnest(?) as job";
    private static final int LISTEN_MILLIS = 50;

    /** Who only listens does not see that the other end is gone. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 10;

    private static final Properties LOGIN = new Properties();

    static {
        LOGIN.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        LOGIN.setProperty("ApplicationName", "descent");
    }

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final LogNotifier notifier;
    private final JdbcConnectionDetails database;
    private volatile boolean running;
    private @Nullable Thread thread;

    NotifierConnection(LogNotifier notifier, JdbcConnectionDetails database) {
        this.notifier = notifier;
        this.database = database;
    }

    /** Starts before and stops after those who announce something at their end. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, "log-notifier");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            joinWithin(started, Duration.ofSeconds(2));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        Backoff backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
        boolean away = false;
        while (running) {
            try (Connection connection = connect()) {
                backoff.reset();
                away = false;
                carry(connection);
            } catch (SQLException | OutOfMemoryError e) {
                Duration pause = backoff.next();
                // once for each outage
                LOG.atLevel(away ? Level.DEBUG : Level.WARN)
                        .log("No notifications for now, streams poll: {}", e.getMessage());
                away = true;
                sleep(pause);
            }
        }
    }

    private Connection connect() throws SQLException {
        DriverManagerDataSource source = new DriverManagerDataSource(database.getJdbcUrl(), LOGIN);
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        notifier.wakeAll();
        return connection;
    }

    private void carry(Connection connection) throws SQLException {
        PGConnection listening = connection.unwrap(PGConnection.class);
        long answered = System.nanoTime();
        while (running) {
            send(connection);
            if (System.nanoTime() - answered > LONGEST_SILENCE.toNanos()) {
                requireAnswer(connection);
                answered = System.nanoTime();
            }
            PGNotification[] heard = listening.getNotifications(LISTEN_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                // What this process announced, it heard at once.
                if (notification.getPID() != listening.getBackendPID()) {
                    notifier.wake(UUID.fromString(notification.getParameter()));
                }
            }
        }
        send(connection);
    }

    private static void requireAnswer(Connection connection) throws SQLException {
        if (!connection.isValid(ANSWER_SECONDS)) {
            throw new SQLException("the database does not answer");
        }
    }

    private void send(Connection connection) throws SQLException {
        List<UUID> jobs = notifier.outgoing().take();
        if (jobs.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
            statement.setArray(1, connection.createArrayOf("text", jobs.toArray()));
            statement.execute();
        } catch (SQLException e) {
            jobs.forEach(notifier.outgoing()::add);
            throw e;
        }
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            // stop() interrupts; the loop sees it
            Thread.currentThread().interrupt();
        }
    }

    private static void joinWithin(Thread started, Duration most) {
        try {
            started.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
