package dev.descent.dataset.remote;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.content.HeldFile;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets one file into the cache: not at all where it is there and unchanged. */
final class Download {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final Wanted wanted;
    private final Transfer transfer;
    private final Store store;

    /**
     * What is wanted.
     *
     * @param sha256 that the bytes must have, or null
     */
    record Wanted(String uri, @Nullable String sha256) {}

    /** Where files and what is known of them are kept. */
    record Store(ContentFolder folder, ContentCache cache, Sightings sightings) {

        /** The bytes that were last seen at a URI, if they are here still. */
        Optional<HeldFile> lastSeen(String uri) {
            return sightings.find(uri).flatMap(seen -> cache.hold(seen.sha256()));
        }

        /** Clears away what processes left that ended in the middle of it. */
        void clean(Instant untouchedSince) {
            try {
                folder.deleteTemporaries(untouchedSince);
                sightings.prune(sha256 -> folder.find(sha256).isPresent());
            } catch (IOException e) {
                LOG.warn("Cannot clear the cache of fetched files: {}", e.toString());
            }
        }
    }

    Download(Wanted wanted, Transfer transfer, Store store) {
        this.wanted = wanted;
        this.transfer = transfer;
        this.store = store;
    }

    Transfer transfer() {
        return transfer;
    }

    /**
     * Runs to its end, on this thread.
     *
     * @throws InvalidSpec at {@code uri} or {@code sha256}
     */
    HeldFile run() throws IOException {
        Optional<HeldFile> here = store.lastSeen(wanted.uri());
        try {
            Version version = here.isPresent() ? version() : Version.UNKNOWN;
            Optional<Partial.Received> received =
                    transfer.run(version, store.folder().temporary(), wanted.sha256() == null);
            return received.isPresent() ? keep(received.get()) : unchanged(here.orElseThrow());
        } finally {
            here.ifPresent(HeldFile::close);
        }
    }

    private Version version() {
        return store.sightings().find(wanted.uri()).map(Seen::version).orElse(Version.UNKNOWN);
    }

    private HeldFile unchanged(HeldFile here) {
        check(here.sha256());
        return store.cache().hold(here.sha256()).orElseThrow();
    }

    private HeldFile keep(Partial.Received received) throws IOException {
        try {
            check(received.sha256());
        } catch (InvalidSpec other) {
            Files.delete(received.path());
            throw other;
        }
        HeldFile kept = store.cache().keep(received.path(), received.sha256());
        store.sightings().note(wanted.uri(), Seen.of(received));
        return kept;
    }

    private void check(String found) {
        if (wanted.sha256() != null && !wanted.sha256().equals(found)) {
            throw new InvalidSpec("sha256", "does not match: the bytes there have " + found);
        }
    }
}
