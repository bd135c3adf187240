package dev.descent.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
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
 * Files by their hash, up to a bound in all. Beyond it those go first that were used longest ago; what is held stays,
 * so that the bound is passed while more than it is in use. Several processes may share the folder.
 */
public final class ContentCache {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCache.class);

    private final ContentFolder folder;
    private final long mostBytes;
    /**
     * A file is deleted within this map, by its hash: whoever holds it comes before or after, and nobody waits for
     * another file's disk.
     */
    private final Map<String, Integer> holds = new ConcurrentHashMap<>();

    public ContentCache(ContentFolder folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** An empty file, to be filled and finished and then given to {@link #keep}. */
    public PartialFile create() throws IOException {
        return folder.create();
    }

    /** The file of these bytes, if it is here. */
    public Optional<HeldFile> hold(String sha256) {
        count(sha256, 1);
        Optional<HeldFile> here = folder.find(ContentKey.shared(sha256));
        if (here.isEmpty()) {
            count(sha256, -1);
        }
        return here.map(this::held);
    }

    /** Takes a file over. */
    public HeldFile keep(FinishedFile file) throws IOException {
        count(file.sha256(), 1);
        try {
            ContentKey key = ContentKey.shared(file.sha256());
            folder.keep(key, file);
            HeldFile kept = held(folder.find(key).orElseThrow());
            evict();
            return kept;
        } catch (IOException | RuntimeException e) {
            count(file.sha256(), -1);
            throw e;
        }
    }

    /** Whether these bytes are here now. */
    public boolean has(String sha256) {
        return folder.find(ContentKey.shared(sha256)).isPresent();
    }

    /** Forgets a file that nobody holds. */
    public void drop(String sha256) {
        try {
            deleteUnused(ContentKey.shared(sha256));
        } catch (UncheckedIOException e) {
            LOG.warn("Cannot remove a file from a cache: {}", e.toString());
        }
    }

    /** Where the files are. */
    public Path folder() {
        return folder.folder();
    }

    /** See {@link ContentStore#deleteUnfinished}. */
    public int deleteUnfinished(Instant untouchedSince) throws IOException {
        return folder.deleteUnfinished(untouchedSince);
    }

    /** A file that was counted. */
    private HeldFile held(HeldFile file) {
        touch(file.path());
        return new HeldFile(file.path(), file.sha256(), () -> {
            count(file.sha256(), -1);
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
            List<StoredContent> longestUnusedFirst = folder.list().stream()
                    .sorted(Comparator.comparing(StoredContent::used))
                    .toList();
            long bytes =
                    longestUnusedFirst.stream().mapToLong(StoredContent::bytes).sum();
            for (StoredContent content : longestUnusedFirst) {
                if (bytes > mostBytes && deleteUnused(content.key())) {
                    bytes -= content.bytes();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot clear a cache of files: {}", e.toString());
        }
    }

    private boolean deleteUnused(ContentKey key) {
        return null
                == holds.computeIfAbsent(key.sha256(), hash -> {
                    try {
                        folder.delete(key);
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /**
     * The time of access tells when it was used; the time of change stays, as readers take it for a change of the
     * bytes.
     */
    private static void touch(Path file) {
        try {
            Files.getFileAttributeView(file, BasicFileAttributeView.class)
                    .setTimes(null, FileTime.from(Instant.now()), null);
        } catch (IOException e) {
            LOG.warn("Cannot note the use of a cached file: {}", e.toString());
        }
    }
}
