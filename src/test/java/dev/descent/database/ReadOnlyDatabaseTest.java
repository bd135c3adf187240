package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.descent.http.StorageFaults;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that takes no changes for a while, as a server does that is no longer the primary, or is short of disk. */
class ReadOnlyDatabaseTest {
    private static final String WRITE = "delete from jobs";

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @Test
    void isAsAwayUntilItTakesChanges() throws IOException {
        try (HikariDataSource pool = ConfiguredPool.of(database)) {
            JdbcClient sql = JdbcClient.create(new GuardedPool(pool));
            sql.sql(WRITE).update();
            alter("set default_transaction_read_only = on");
            // for the session that there is already
            sql.sql("set default_transaction_read_only = on").update();

            assertThatThrownBy(() -> sql.sql(WRITE).update()).matches(StorageFaults::isDatabaseAway);
            assertThatThrownBy(() -> sql.sql("select").query().listOfRows()).hasRootCauseInstanceOf(DatabaseAway.class);

            alter("reset default_transaction_read_only");
            await().ignoreExceptions().until(() -> sql.sql(WRITE).update() == 0);
        }
    }

    private void alter(String how) {
        database.jdbc()
                .sql("set default_transaction_read_only = off; do $$ begin execute format('alter database %I " + how
                        + "', current_database()); end $$")
                .update();
    }
}
