package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.descent.http.ToldOutage;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.event.Level;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class GuardedPoolTest {
    private final HikariDataSource pool = mock(HikariDataSource.class);
    private final HikariPoolMXBean state = mock(HikariPoolMXBean.class);
    private final Connection connection = mock(Connection.class);
    private final GuardedPool guarded = new GuardedPool(pool);

    @BeforeEach
    void poolOfTwelve() {
        when(pool.getHikariPoolMXBean()).thenReturn(state);
        when(pool.getMaximumPoolSize()).thenReturn(12);
    }

    @Test
    void busyPoolIsWaitedForAgain() throws SQLException {
        inUse(12, 12);
        when(pool.getConnection())
                .thenThrow(noneIn(2, refused()))
                .thenThrow(busy())
                .thenReturn(connection);

        assertThat(guarded.getConnection()).isSameAs(connection);
    }

    @Test
    void connectionsInUseWillDoWhereTheServerHasNoMore() throws SQLException {
        inUse(3, 3);
        when(pool.getConnection()).thenThrow(noneIn(2, tooMany())).thenReturn(connection);

        assertThat(guarded.getConnection()).isSameAs(connection);
    }

    @Test
    void serverThatHasNoConnectionForUsIsAway() throws SQLException {
        inUse(0, 0);
        when(pool.getConnection()).thenThrow(noneIn(2, tooMany()));

        assertThatThrownBy(guarded::getConnection)
                .isInstanceOf(DatabaseAway.class)
                .hasMessageContaining("too many");
    }

    @Test
    void duringAnOutageCallersAreRefusedWithoutAskingThePool() throws SQLException {
        inUse(2, 2);
        when(pool.getConnection()).thenThrow(noneIn(2, refused()));

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(guarded::getConnection)
                    .isInstanceOf(DatabaseAway.class)
                    .satisfies(e -> assertThat(ToldOutage.level(new IllegalStateException(e)))
                            .isEqualTo(Level.DEBUG));
        }

        verify(pool, times(1)).getConnection();
    }

    @Test
    void outageIsToldOnceAndItsEndOnce(CapturedOutput log) throws SQLException {
        inUse(0, 0);
        when(pool.getConnection())
                .thenThrow(noneIn(2, refused()))
                .thenThrow(busy())
                .thenReturn(connection);

        assertThatThrownBy(guarded::getConnection).isInstanceOf(DatabaseAway.class);
        Awaitility.await().ignoreExceptions().until(() -> guarded.getConnection() == connection);
        guarded.getConnection();

        assertThat(log.getAll())
                .containsOnlyOnce("The database is away")
                .containsOnlyOnce("The database answers again");
    }

    @Test
    void failureThatNobodyToldOfIsWorthAWarning() {
        assertThat(ToldOutage.level(new SQLException("deadlock"))).isEqualTo(Level.WARN);
    }

    private void inUse(int active, int total) {
        when(state.getActiveConnections()).thenReturn(active);
        when(state.getTotalConnections()).thenReturn(total);
    }

    private static SQLException busy() {
        return new SQLTransientConnectionException("descent - Connection is not available");
    }

    private static SQLException noneIn(int seconds, SQLException cause) {
        return new SQLTransientConnectionException("none in " + seconds + " s", cause.getSQLState(), cause);
    }

    private static SQLException refused() {
        return new SQLException("Connection refused", "08001", new ConnectException());
    }

    private static SQLException tooMany() {
        return new SQLException("too many clients already", "53300");
    }
}
