package dev.descent.database;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says whose tables are in the database where they are not those of this release. */
final class TablesUnfitAnalyzer extends AbstractFailureAnalyzer<FlywayException> {
    private static final String ANOTHER = "name another database in DESCENT_DATABASE_URL, or another DESCENT_HOME.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.startsWith("Found non-empty schema")) {
            return new FailureAnalysis(
                    "The database has tables that are not of this service.",
                    "Make a database of its own for it, and name that in DESCENT_DATABASE_URL.",
                    cause);
        } else if (said.contains("not resolved locally")) {
            return new FailureAnalysis(
                    "The tables of the database were made by a newer release than this one.",
                    "Start that release, or " + ANOTHER,
                    cause);
        } else if (cause instanceof FlywayValidateException) {
            return new FailureAnalysis(
                    "The tables of the database were made by other migrations than this release has: "
                            + said.split("\\R?Either revert", 2)[0],
                    "Start the release that made them, or " + ANOTHER,
                    cause);
        }
        return null;
    }
}
