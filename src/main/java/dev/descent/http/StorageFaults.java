package dev.descent.http;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells disks that are full, folders that cannot be used and a database that is away from defects. For the first two Java has no types,
 * only the system's words.
 */
public final class StorageFaults {
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    /** PostgreSQL's state {@code disk_full}. */
    private static final String DATABASE_FULL = "53100";

    /** PostgreSQL's state {@code read_only_sql_transaction}. */
    private static final String READ_ONLY = "25006";

    private static final List<String> UNUSABLE =
            List.of("Read-only file system", "Not a directory", "Input/output error");

    /** How the reasons begin that a bucket cannot be used. */
    private static final String BUCKET = "the bucket ";

    private StorageFaults() {}

    /** Whether a disk is full: one of ours, or the database's, which may say it in another language. */
    public static boolean isFull(Throwable thrown) {
        return anyCause(
                thrown,
                cause -> FULL.stream().anyMatch(String.valueOf(cause.getMessage())::contains)
                        || isState(cause, DATABASE_FULL));
    }

    /** Whether a folder or the bucket of the service cannot be read or written. */
    static boolean isUnusable(Throwable thrown) {
        return anyCause(
                thrown,
                cause -> cause instanceof AccessDeniedException
                        || cause instanceof FileAlreadyExistsException
                        || (cause instanceof FileSystemException system
                                && isUnusable(String.valueOf(system.getReason()))));
    }

    /**
     * What may well work in a moment: the database is away, restarts, only reads, has no connection left or went in the middle of a
     * transaction.
     */
    public static boolean isDatabaseAway(Throwable thrown) {
        return thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessException
                || thrown instanceof CannotCreateTransactionException
                || thrown instanceof TransactionSystemException
                || anyCause(thrown, cause -> isState(cause, READ_ONLY));
    }

    /** Whether that, perhaps told in other words since, is why something failed. */
    public static boolean isDatabaseBehind(Throwable thrown) {
        return anyCause(thrown, StorageFaults::isDatabaseAway);
    }

    private static boolean isUnusable(String reason) {
        return UNUSABLE.contains(reason) || reason.startsWith(BUCKET);
    }

    private static boolean isState(Throwable cause, String state) {
        return cause instanceof SQLException refusal && state.equals(refusal.getSQLState());
    }

    private static boolean anyCause(Throwable thrown, Predicate<Throwable> holds) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(holds);
    }
}
