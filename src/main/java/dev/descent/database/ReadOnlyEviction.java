package dev.descent.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Has the pool part with connections to a server that takes no changes any more, as after a failover: a new one asks who does. */
final class ReadOnlyEviction implements SQLExceptionOverride {
    private static final String READ_ONLY_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException refusal) {
        return READ_ONLY_TRANSACTION.equals(refusal.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
