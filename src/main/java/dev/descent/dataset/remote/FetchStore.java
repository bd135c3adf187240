package dev.descent.dataset.remote;

import dev.descent.content.ContentCache;
import dev.descent.content.FinishedFile;
import dev.descent.content.HeldFile;
import dev.descent.content.PartialFile;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetched files, and which version of which URI each is.
 *
 * @param parts of which data sets in several files consist, by their hashes
 */
record FetchStore(ContentCache cache, Notes<FetchedVersion> index, Notes<FetchedParts> parts) {
    private static final Logger LOG = LoggerFactory.getLogger(FetchStore.class);

    /** @param notes a folder for what is noted of the files */
    static FetchStore of(ContentCache cache, Path notes) {
        return new FetchStore(
                cache,
                new Notes<>(notes, FetchedVersion.class),
                new Notes<>(notes.resolve("parts"), FetchedParts.class));
    }

    /**
     * What is to be fetched.
     *
     * @param sha256 that the bytes must have, or null
     */
    record FetchKey(String uri, @Nullable String sha256) {
        /** @throws InvalidSpec at {@code sha256} */
        private void check(String found) {
            if (sha256 != null && !sha256.equals(found)) {
                throw new InvalidSpec("sha256", "does not match: the bytes there have " + found);
            }
        }
    }

    /** The bytes that were last seen at a URI, if they are here still. */
    Optional<HeldFile> lastSeen(String uri) {
        return index.find(uri).flatMap(fetched -> cache.hold(fetched.sha256()));
    }

    /** The version that was last seen at a URI, or {@link Version#UNKNOWN}. */
    Version lastVersion(String uri) {
        return index.find(uri).map(FetchedVersion::version).orElse(Version.UNKNOWN);
    }

    /**
     * Gets a file here, on this thread; the bytes are not transferred where they are here and unchanged.
     *
     * @throws InvalidSpec at {@code uri} or {@code sha256}
     */
    HeldFile fetch(FetchKey key, FileTransfer transfer) throws IOException {
        Optional<HeldFile> here = lastSeen(key.uri());
        try (PartialFile file = cache.create()) {
            Version known = here.isPresent() ? lastVersion(key.uri()) : Version.UNKNOWN;
            Optional<Version> received = transfer.run(known, file, key.sha256() == null);
            return received.isPresent() ? keep(key, file.finish(), received.get()) : unchanged(key, here.orElseThrow());
        } finally {
            here.ifPresent(HeldFile::close);
        }
    }

    private HeldFile unchanged(FetchKey key, HeldFile here) {
        key.check(here.sha256());
        return cache.hold(here.sha256()).orElseThrow();
    }

    private HeldFile keep(FetchKey key, FinishedFile file, Version version) throws IOException {
        key.check(file.sha256());
        HeldFile kept = cache.keep(file);
        index.note(key.uri(), FetchedVersion.of(file.sha256(), version));
        return kept;
    }

    /** Clears away what processes left that ended in the middle of it. */
    void clean(Instant untouchedSince) {
        try {
            cache.deleteUnfinished(untouchedSince);
            index.prune(fetched -> cache.has(fetched.sha256()));
            parts.prune(known -> known.files().stream().anyMatch(part -> cache.has(part.sha256())));
        } catch (IOException e) {
            LOG.warn("Cannot clear the cache of fetched files: {}", e.toString());
        }
    }
}
