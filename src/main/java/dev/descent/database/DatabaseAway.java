package dev.descent.database;

import dev.descent.http.ToldOutage;
import java.sql.SQLTransientConnectionException;

/** Nobody gets a connection for now. */
final class DatabaseAway extends SQLTransientConnectionException implements ToldOutage {
    private static final long serialVersionUID = 1;

    DatabaseAway(String reason) {
        super("the database is away: " + reason);
    }
}
