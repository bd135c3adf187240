package dev.descent.content;

import java.nio.file.FileSystemException;

/** A store on other machines cannot be used now; what is in it is as it was. */
public final class StoreUnavailable extends FileSystemException {
    private static final long serialVersionUID = 1;

    /** @param reason for people, without the store's address */
    public StoreUnavailable(String reason, Throwable cause) {
        super(null, null, reason);
        initCause(cause);
    }

    /** Whether this is what is behind a failure. */
    public static boolean isBehind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreUnavailable) {
                return true;
            }
        }
        return false;
    }
}
