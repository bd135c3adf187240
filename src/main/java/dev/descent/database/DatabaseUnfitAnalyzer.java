package dev.descent.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the database that was named, instead of a stack trace. */
final class DatabaseUnfitAnalyzer extends AbstractFailureAnalyzer<DatabaseUnfit> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnfit cause) {
        return new FailureAnalysis(cause.getMessage() + ".", cause.advice(), cause);
    }
}
