package dev.descent.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** What is made beside its place and renamed when it is whole; a process that is ended meanwhile leaves it. */
final class Unfinished {
    private static final String PROGRAMS = "unpacking";
    private static final String DATA = "initializing";
    private static final String PASSWORD = "password";

    /** As {@link Files} makes them of these. */
    private static final Pattern NAME = Pattern.compile("(" + PROGRAMS + "|" + DATA + "|" + PASSWORD + ")\\d+");

    private Unfinished() {}

    static Path programs(Path folder) throws IOException {
        return Files.createTempDirectory(folder, PROGRAMS);
    }

    static Path data(Path folder) throws IOException {
        return Files.createTempDirectory(folder, DATA);
    }

    static Path password(Path folder) throws IOException {
        return Files.createTempFile(folder, PASSWORD, "");
    }

    /** Removes what earlier processes left. The caller holds the folder's lock. */
    static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder, path -> NAME.matcher(path.getFileName().toString()).matches())) {
            for (Path path : left) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
    }
}
