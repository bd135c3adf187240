package dev.descent.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers now. Whoever asks is told within two seconds, however long the pool itself waits for a connection, since
 * probes have little patience; all who ask meanwhile wait for the same look.
 */
@Component("dbHealthIndicator")
final class DatabaseHealth implements HealthIndicator {
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource pool;
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(true);

    DatabaseHealth(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Health health() {
        return answersInTime() ? Health.up().build() : Health.down().build();
    }

    private boolean answersInTime() {
        try {
            return look().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> look() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(this::answers, DatabaseHealth::inThread);
        }
        return look;
    }

    private boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }

    private static void inThread(Runnable look) {
        Thread thread = new Thread(look, "database-health");
        thread.setDaemon(true);
        thread.start();
    }
}
