package dev.descent.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that the process needs.
 *
 * @param setting that says where it is
 */
public record Folder(Path path, String setting) {
    /** Less would fit where nothing else does. */
    private static final int PROBE = 1 << 13;

    private static final String DENIED = "Permission denied";
    private static final String NOEXEC = "Its disk is mounted noexec";
    private static final String IS_FILE = "It is a file";

    /** Why nothing can be written here now, or empty; makes the folder where it is missing. */
    public Optional<FolderFault> unwritable() {
        try {
            Files.createDirectories(path);
            Path probe = Files.createTempFile(path, "probe", ".tmp");
            try {
                Files.write(probe, new byte[PROBE]);
            } finally {
                Files.delete(probe);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new FolderFault(existing(path), "written", reason(e), setting));
        }
    }

    /** Why what is directly below cannot be written, or empty. */
    Optional<FolderFault> unwritableBelow() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, Files::isDirectory)) {
            for (Path folder : folders) {
                if (!Files.isWritable(folder)) {
                    return Optional.of(new FolderFault(folder, "written", DENIED, setting));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new FolderFault(path, "read", reason(e), setting));
        }
    }

    /**
     * Why programs that are unpacked here would not run, or empty; also where nothing can be unpacked, since all may be
     * there already. The system counts its mount's {@code noexec} in where it is asked for a file.
     */
    Optional<FolderFault> notExecutable() {
        try {
            Path probe = Files.createTempFile(Files.createDirectories(path), "probe", ".tmp");
            try {
                boolean runs = !probe.toFile().setExecutable(true) || Files.isExecutable(probe);
                return runs
                        ? Optional.empty()
                        : Optional.of(new FolderFault(path, "used for programs", NOEXEC, setting));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    /** Why it cannot be read, or empty; it need not be there. */
    Optional<FolderFault> unreadable() {
        if (!Files.exists(path) || (Files.isDirectory(path) && Files.isReadable(path) && Files.isExecutable(path))) {
            return Optional.empty();
        }
        String reason = Files.isDirectory(path) ? DENIED : IS_FILE;
        return Optional.of(new FolderFault(path, "read", reason, setting));
    }

    private static Path existing(Path path) {
        Path found = path;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return DENIED;
        } else if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return IS_FILE;
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }
}
