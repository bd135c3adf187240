package dev.descent.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files by the SHA-256 of their bytes, {@code <folder>/<first two digits>/<sha256>}, so that the same bytes are there once. A file is
 * either whole or not there: it is written beside its place and moved.
 */
public final class ContentFolder {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String TEMPORARY = ".tmp";

    private final Path folder;

    /** @param folder need not exist yet */
    public ContentFolder(Path folder) {
        this.folder = folder;
    }

    /** An empty file on the same file system, to be filled and then given to {@link #adopt}, or deleted. */
    public Path temporary() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "", TEMPORARY);
    }

    /** Brings a complete file to the disk, so that {@link #adopt} has little left to wait for. */
    public void flush(Path temporary) throws IOException {
        force(temporary, StandardOpenOption.WRITE);
    }

    /**
     * Takes a complete file over; it is on the disk when this returns. Where the same bytes are there already, the file is deleted.
     *
     * @param sha256 of its bytes, in lower-case hex
     * @return where the bytes are
     */
    public Path adopt(Path temporary, String sha256) throws IOException {
        Path place = place(sha256);
        if (Files.exists(place)) {
            Files.delete(temporary);
            return place;
        }
        Path home = Files.createDirectories(folder.resolve(sha256.substring(0, 2)));
        flush(temporary);
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        if (!System.getProperty("os.name").startsWith("Windows")) {
            force(home, StandardOpenOption.READ);
        }
        return place;
    }

    /** The file of these bytes, if it is here. */
    public Optional<Path> find(String sha256) {
        return Optional.of(place(sha256)).filter(Files::isRegularFile);
    }

    /** Removes the file of these bytes, if it is here. */
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    /** All files that are here whole, in no order. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(this::isInPlace).filter(Files::isRegularFile).toList();
        }
    }

    /** Removes temporary files that nobody wrote to since then: who made them is gone. */
    public void deleteTemporaries(Instant untouchedSince) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
                for (Path file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(untouchedSince)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private Path place(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Whether this is the place of the bytes that its name tells of. */
    private boolean isInPlace(Path file) {
        String name = String.valueOf(file.getFileName());
        return SHA256.matcher(name).matches() && file.equals(place(name));
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
