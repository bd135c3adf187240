package dev.descent.database;

/** The database that was named cannot be the service's. */
final class DatabaseUnfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String advice;

    private DatabaseUnfit(String fault, String advice) {
        super(fault);
        this.advice = advice;
    }

    /** The URL, which may hold a password and so is not told, is none that its driver reads. */
    static DatabaseUnfit url() {
        return new DatabaseUnfit(
                "DESCENT_DATABASE_URL is no URL of a PostgreSQL as Java writes it",
                "Write it like jdbc:postgresql://host:5432/name, with user and password in DESCENT_DATABASE_USER and"
                        + " DESCENT_DATABASE_PASSWORD.");
    }

    static DatabaseUnfit encoding(String encoding) {
        return new DatabaseUnfit(
                "The database is encoded in " + encoding
                        + ", which has not the letters of all names that jobs and data may have",
                "Name one in DESCENT_DATABASE_URL that was made with: create database … encoding 'UTF8' template template0");
    }

    static DatabaseUnfit readOnly() {
        return new DatabaseUnfit(
                "The database only reads",
                "Name the primary in DESCENT_DATABASE_URL, or see why default_transaction_read_only is set there.");
    }

    static DatabaseUnfit sharedSessions() {
        return new DatabaseUnfit(
                "A pooler in front of the database gives one session to several clients",
                "Name PostgreSQL itself in DESCENT_DATABASE_URL, or have the pooler pool by session (pool_mode = session).");
    }

    String advice() {
        return advice;
    }
}
