package dev.descent.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says, instead of a stack trace, who has the folder and what helps. */
final class DatabaseFolderInUseAnalyzer extends AbstractFailureAnalyzer<DatabaseFolderInUse> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseFolderInUse cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop that process, give this one another folder with DESCENT_HOME, or let both share a database with"
                        + " DESCENT_DATABASE_URL.",
                cause);
    }
}
