package dev.descent.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whether something between here and the database gives one session to several clients, as pgbouncer does that pools by
 * transaction. Listening, and what a session has set, would then be somebody else's.
 */
final class SharedSessions {
    private SharedSessions() {}

    static boolean in(DataSource database) throws SQLException {
        try (Connection one = database.getConnection();
                Connection other = database.getConnection()) {
            return areOne(one, other);
        }
    }

    /** Whether the second one knows what the first one was told. A busy pooler may have another session for it, and pass. */
    static boolean areOne(Connection one, Connection other) throws SQLException {
        String mark = UUID.randomUUID().toString();
        try (PreparedStatement telling = one.prepareStatement("select set_config('descent.mark', ?, false)")) {
            telling.setString(1, mark);
            telling.execute();
        }
        try (Statement asking = other.createStatement();
                ResultSet known = asking.executeQuery("select current_setting('descent.mark', true)")) {
            known.next();
            return mark.equals(known.getString(1));
        }
    }
}
