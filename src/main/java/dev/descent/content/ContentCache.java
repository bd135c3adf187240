package dev.descent.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetched files by their hash, up to a bound in all. Beyond it those go first that were used longest ago; what is held stays, so that
 * the bound is passed while more than it is in use. Several processes may share the folder.
 */
public final class ContentCache {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCache.class);

    private final ContentFolder folder;
    private final long mostBytes;
    /** A file is deleted within this map, by its hash: whoever holds it comes before or after, and nobody waits for another file's disk. */
    private final Map<String, Integer> holds = new ConcurrentHashMap<>();

    public ContentCache(ContentFolder folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The file of these bytes, if it is here. */
    public Optional<HeldFile> hold(String sha256) {
        count(sha256, 1);
        Optional<Path> here = folder.find(sha256);
        if (here.isEmpty()) {
            count(sha256, -1);
        }
        return here.map(path -> {
            touch(path);
            return held(path, sha256);
        });
    }

    /** Takes over a complete file of {@link ContentFolder#temporary}. */
    public HeldFile keep(Path temporary, String sha256) throws IOException {
        count(sha256, 1);
        try {
            Path path = folder.adopt(temporary, sha256);
            touch(path);
            evict();
            return held(path, sha256);
        } catch (IOException | RuntimeException e) {
            count(sha256, -1);
            throw e;
        }
    }

    /** A file that was counted. */
    private HeldFile held(Path path, String sha256) {
        return new HeldFile(path, sha256, () -> {
            count(sha256, -1);
            evict();
        });
    }

    private void count(String sha256, int change) {
        holds.compute(sha256, (hash, count) -> {
            int held = (count == null ? 0 : count) + change;
            return held == 0 ? null : held;
        });
    }

    private void evict() {
        try {
            List<Entry> entries = entries();
            long bytes = entries.stream().mapToLong(Entry::bytes).sum();
            for (Entry entry : entries) {
                if (bytes > mostBytes && deleteUnused(entry.sha256())) {
                    bytes -= entry.bytes();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot clear the cache of fetched files: {}", e.toString());
        }
    }

    private boolean deleteUnused(String sha256) {
        return null
                == holds.computeIfAbsent(sha256, hash -> {
                    try {
                        folder.delete(hash);
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** The longest unused first. */
    private List<Entry> entries() throws IOException {
        return folder.files().stream()
                .flatMap(file -> Entry.of(file).stream())
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
        /** Empty where another thread or process just deleted the file. */
        static Optional<Entry> of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                String name = String.valueOf(file.getFileName());
                return Optional.of(new Entry(name, attributes.size(), attributes.lastAccessTime()));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
