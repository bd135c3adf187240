package dev.descent.dataset.remote;

import dev.descent.dataset.content.ContentFolder;
import dev.descent.dataset.content.HeldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetched files by their hash, up to a bound in all. Beyond it those go first that were used longest ago; what is held stays, so that
 * the bound is passed while more than it is in use. Several processes may share the folder.
 */
final class FileCache {
    private static final Logger LOG = LoggerFactory.getLogger(FileCache.class);

    private final ContentFolder folder;
    private final long mostBytes;
    private final Map<String, Integer> holds = new HashMap<>();

    FileCache(ContentFolder folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The file of these bytes, if it is here. */
    synchronized Optional<HeldFile> hold(String sha256) {
        return folder.find(sha256).map(path -> {
            touch(path);
            return held(path, sha256);
        });
    }

    /** Takes over a complete file of {@link ContentFolder#temporary}. */
    HeldFile keep(Path temporary, String sha256) throws IOException {
        count(sha256, 1);
        try {
            Path path = folder.adopt(temporary, sha256);
            touch(path);
            HeldFile kept = held(path, sha256);
            evict();
            return kept;
        } finally {
            count(sha256, -1);
        }
    }

    private synchronized HeldFile held(Path path, String sha256) {
        count(sha256, 1);
        return new HeldFile(path, sha256, () -> {
            count(sha256, -1);
            evict();
        });
    }

    private synchronized void count(String sha256, int change) {
        holds.merge(sha256, change, Integer::sum);
        holds.remove(sha256, 0);
    }

    private synchronized void evict() {
        try {
            List<Entry> entries = entries();
            long bytes = entries.stream().mapToLong(Entry::bytes).sum();
            for (Entry entry : entries) {
                if (bytes > mostBytes && !holds.containsKey(entry.sha256())) {
                    folder.delete(entry.sha256());
                    bytes -= entry.bytes();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot clear the cache of fetched files: {}", e.toString());
        }
    }

    /** The longest unused first. */
    private List<Entry> entries() throws IOException {
        return folder.files().stream()
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::used))
                .toList();
    }

    /** The time of access tells when it was used; the time of change stays, as readers take it for a change of the bytes. */
    private static void touch(Path file) {
        try {
            Files.getFileAttributeView(file, BasicFileAttributeView.class)
                    .setTimes(null, FileTime.from(Instant.now()), null);
        } catch (IOException e) {
            LOG.warn("Cannot note the use of a fetched file: {}", e.toString());
        }
    }

    private record Entry(String sha256, long bytes, FileTime used) {
        static Entry of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Entry(String.valueOf(file.getFileName()), attributes.size(), attributes.lastAccessTime());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
