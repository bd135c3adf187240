package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;

class DatabaseHealthTest {
    private final DataSource pool = mock(DataSource.class);
    private final Connection connection = mock(Connection.class);
    private final DatabaseHealth health = new DatabaseHealth(pool);

    @BeforeEach
    void connect() throws SQLException {
        when(connection.isValid(2)).thenReturn(true);
    }

    @Test
    @Timeout(60)
    void poolThatWaitsForADatabaseIsNotWaitedFor() throws SQLException {
        CountDownLatch back = new CountDownLatch(1);
        when(pool.getConnection()).then(call -> {
            back.await(5, TimeUnit.MINUTES);
            return connection;
        });

        assertThat(status()).isEqualTo(Status.DOWN);
        back.countDown();
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void databaseThatIsBackIsSeenAtOnce() throws SQLException {
        when(pool.getConnection()).thenThrow(new SQLException("away")).thenReturn(connection);

        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void connectionThatIsDeadIsNoAnswer() throws SQLException {
        when(pool.getConnection()).thenReturn(connection);
        when(connection.isValid(2)).thenReturn(false);

        assertThat(status()).isEqualTo(Status.DOWN);
    }

    private Status status() {
        return health.health().getStatus();
    }
}
