package dev.descent.database;

import java.nio.file.Path;

/** Another process keeps its embedded database in the same folder. */
final class DatabaseFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseFolderInUse(Path folder, String holder) {
        super("The database folder " + folder + " is in use by " + (holder.isEmpty() ? "another process" : holder)
                + ".");
    }
}
