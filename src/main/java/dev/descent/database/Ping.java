package dev.descent.database;

import java.net.ConnectException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.util.PSQLException;

/** What came of an attempt to log in. */
enum Ping {
    /** The server said something, if only that it is busy. */
    ANSWERED(Integer.MAX_VALUE),
    /** Nobody listens; who restarts it by hand has it gone for a moment. */
    REFUSED(2),
    /** No word from it for five seconds. */
    SILENT(3),
    /** It was told to stop, and still waits for those who use it or writes out what it has. */
    STOPPING(8);

    private final int mostInARow;

    Ping(int mostInARow) {
        this.mostInARow = mostInARow;
    }

    /** Whether so many of them in a row mean that the server does not come back by itself. */
    boolean isGone(int inARow) {
        return inARow >= mostInARow;
    }

    private static final String SECONDS = "5";

    static Ping of(String url, String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        try {
            DriverManager.getConnection(url, login).close();
            return ANSWERED;
        } catch (SQLException e) {
            return of(e);
        }
    }

    private static Ping of(SQLException failure) {
        if (failure instanceof PSQLException answer && answer.getServerErrorMessage() != null) {
            return ANSWERED;
        }
        return failure.getCause() instanceof ConnectException ? REFUSED : SILENT;
    }
}
