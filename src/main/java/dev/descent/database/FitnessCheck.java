package dev.descent.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Looks, before any table is made, whether the database can hold every text, takes changes, and keeps sessions apart.
 * That is before validation: Flyway makes the table of its history before it begins to migrate.
 */
final class FitnessCheck extends BaseCallback {
    /** The latter stores bytes as they come. */
    private static final Set<String> FIT = Set.of("UTF8", "SQL_ASCII");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement();
                ResultSet answer = statement.executeQuery(
                        "select current_setting('server_encoding'), current_setting('transaction_read_only')::boolean")) {
            answer.next();
            String encoding = answer.getString(1);
            if (!FIT.contains(encoding)) {
                throw DatabaseUnfit.encoding(encoding);
            } else if (answer.getBoolean(2)) {
                throw DatabaseUnfit.readOnly();
            } else if (SharedSessions.in(context.getConfiguration().getDataSource())) {
                throw DatabaseUnfit.sharedSessions();
            }
        } catch (SQLException e) {
            throw new FlywayException("the database cannot be asked for its settings", e);
        }
    }
}
