package dev.descent.database;

import java.net.UnknownHostException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting to look at where the database that was named does not let us in. */
final class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
    /** Where a statement that was prepared is another session's. */
    private static final String POOLER = DatabaseUnfit.sharedSessions().advice();

    private static final Map<String, String> ADVICE = Map.of(
            "42P05",
            POOLER,
            "26000",
            POOLER,
            "08004", // of the driver: a password that is asked for, or TLS, and one of both sides has none
            "Check DESCENT_DATABASE_USER, DESCENT_DATABASE_PASSWORD and the parameters of DESCENT_DATABASE_URL.",
            "42704", // a setting of sessions that it does not know
            "PostgreSQL 14 or later is needed: name such a one in DESCENT_DATABASE_URL.",
            "42501",
            "Make that user the owner of the database: alter database … owner to ….",
            "53300",
            "Raise max_connections of PostgreSQL, or lower DESCENT_DATABASE_CONNECTIONS of every replica.",
            "57P03",
            "It is being started or stopped. Start again when it takes connections.");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        PSQLException refusal = findCause(cause, PSQLException.class);
        if (refusal == null) {
            return null;
        }
        String advice = advice(String.valueOf(refusal.getSQLState()));
        return advice == null
                ? null
                : new FailureAnalysis(
                        "The database could not be opened: " + refusal.getMessage() + host(refusal), advice, cause);
    }

    /** The driver says only that it could not connect. */
    private static String host(PSQLException refusal) {
        return refusal.getCause() instanceof UnknownHostException unknown
                ? " No host is known as " + unknown.getMessage() + "."
                : "";
    }

    /** By the state, or its class, the first two characters, as PostgreSQL's manual lists them. */
    private static @Nullable String advice(String state) {
        String known = ADVICE.get(state);
        if (known != null) {
            return known;
        } else if (state.startsWith("08")) {
            return "Check that PostgreSQL runs at DESCENT_DATABASE_URL and can be reached from here.";
        } else if (state.startsWith("28")) {
            return "Check DESCENT_DATABASE_USER and DESCENT_DATABASE_PASSWORD.";
        } else if (state.startsWith("3D")) {
            return "Create that database, or name another one in DESCENT_DATABASE_URL.";
        }
        return null;
    }
}
