package dev.descent.content.bucket;

import dev.descent.content.ContentCache;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.PartialFile;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of a bucket's objects on this machine. Each is fetched by one thread, for which the others wait; one that an earlier process left is
 * compared with its hash before it is used.
 */
final class NearFiles {
    private static final Logger LOG = LoggerFactory.getLogger(NearFiles.class);

    private static final int MOST_NOTED = 10_000;

    private final ContentCache cache;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<Void>> fetches = new ConcurrentHashMap<>();

    NearFiles(ContentCache cache) {
        this.cache = cache;
    }

    PartialFile create() throws IOException {
        return cache.create();
    }

    /** Takes over a file that is in the bucket, as who wrote it often reads it next. */
    void add(FinishedFile file) {
        try {
            cache.keep(file).close();
            note(file.sha256());
        } catch (IOException e) {
            LOG.warn("Cannot keep a copy of what went into the bucket: {}", e.toString());
        }
    }

    /** A copy that is here. */
    Optional<HeldFile> find(String sha256) throws IOException {
        Optional<HeldFile> here = cache.hold(sha256);
        if (here.isEmpty() || isVerified(here.get())) {
            return here;
        }
        here.get().close();
        cache.drop(sha256);
        return Optional.empty();
    }

    private boolean isVerified(HeldFile file) throws IOException {
        boolean is = verified.contains(file.sha256()) || Sha256.of(file.path()).equals(file.sha256());
        if (is) {
            note(file.sha256());
        }
        return is;
    }

    /** What is forgotten is only compared again. */
    private void note(String sha256) {
        if (verified.size() >= MOST_NOTED) {
            verified.clear();
        }
        verified.add(sha256);
    }

    /**
     * A copy, fetched if need be.
     *
     * @throws java.nio.file.NoSuchFileException where the bucket has none
     */
    HeldFile get(String sha256, ObjectDownload download) throws IOException {
        for (Optional<HeldFile> here = find(sha256); ; here = find(sha256)) {
            if (here.isPresent()) {
                return here.get();
            }
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> earlier = fetches.putIfAbsent(sha256, mine);
            if (earlier == null) {
                return fetch(sha256, download, mine);
            }
            await(earlier);
        }
    }

    private HeldFile fetch(String sha256, ObjectDownload download, CompletableFuture<Void> told) throws IOException {
        try (PartialFile file = cache.create()) {
            HeldFile kept = cache.keep(download.into(file, sha256));
            note(sha256);
            told.complete(null);
            return kept;
        } catch (Throwable failure) {
            told.completeExceptionally(failure);
            throw failure;
        } finally {
            fetches.remove(sha256, told);
        }
    }

    private static void await(CompletableFuture<Void> other) throws IOException {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    void drop(String sha256) {
        verified.remove(sha256);
        cache.drop(sha256);
    }

    Path folder() {
        return cache.folder();
    }

    int deleteUnfinished(Instant untouchedSince) throws IOException {
        return cache.deleteUnfinished(untouchedSince);
    }
}
