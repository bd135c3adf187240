package dev.descent.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL database of a test's own: with the tables, without rows, dropped when closed. For tests without a Spring
 * context; those with one import {@link TestDatabaseConfiguration}.
 *
 * <pre>{@code
 * class EventStoreTest {
 *     @AutoClose
 *     private static final TestDatabase DATABASE = TestDatabase.create();
 *
 *     private final EventStore store = new EventStore(DATABASE.jdbc());
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server = TestServer.shared();
    private final String name = "test_" + COUNT.incrementAndGet() + "_" + Long.toString(System.nanoTime(), 36);
    private final HikariDataSource pool;

    private TestDatabase(int connections) {
        server.create(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        pool = new HikariDataSource(config);
    }

    /** Copies the migrated template: some tens of milliseconds, once the server runs. */
    public static TestDatabase create() {
        return create(8);
    }

    /** @param connections at most, for what many do at once */
    public static TestDatabase create(int connections) {
        return new TestDatabase(connections);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    public String url() {
        return server.url(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    @Override
    public void close() {
        pool.close();
        server.drop(name);
    }
}
