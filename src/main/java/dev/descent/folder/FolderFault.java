package dev.descent.folder;

import java.nio.file.Path;

/**
 * A folder that cannot be used as it has to be.
 *
 * @param use what cannot be done: {@code written} or {@code read}
 * @param reason as the system says it
 * @param setting that names another folder
 */
public record FolderFault(Path path, String use, String reason, String setting) {

    @Override
    public String toString() {
        return "The folder " + path + " cannot be " + use + " by " + user() + ": " + reason + ".";
    }

    static String user() {
        return SystemUser.self().toString();
    }
}
