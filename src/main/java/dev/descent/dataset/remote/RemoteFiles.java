package dev.descent.dataset.remote;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.FetchStore.FetchKey;
import dev.descent.s3.S3Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files from other machines, by {@code http:}, {@code https:} and {@code s3:} URIs. Each is fetched once, into a cache by its bytes' hash: with
 * the hash at hand nobody is asked, without it the server is asked whether the file changed.
 */
public final class RemoteFiles implements AutoCloseable {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /** For a question within a request. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final Sources sources;
    private final FetchStore store;
    private final Fetches fetches = new Fetches();
    private final FileTransfer.Bounds bounds;
    private final Duration longest;

    RemoteFiles(Sources sources, FetchStore store, FileTransfer.Bounds bounds, Duration longest) {
        this.sources = sources;
        this.store = store;
        this.bounds = bounds;
        this.longest = longest;
    }

    /** @param mostBytes of one file */
    public static RemoteFiles of(RemoteSettings settings, S3Settings s3, long mostBytes) {
        ContentFolder folder = new ContentFolder(settings.cache());
        ContentCache cache = new ContentCache(folder, settings.cacheBytes().toBytes());
        FetchStore store = FetchStore.of(cache, settings.cache().resolve("seen"));
        store.clean(Instant.now().minus(settings.totalTimeout()));
        return new RemoteFiles(
                Sources.of(settings, s3),
                store,
                new FileTransfer.Bounds(mostBytes, TRIES, FIRST_PAUSE),
                settings.totalTimeout());
    }

    /**
     * The file if it is here, and still what is there.
     *
     * @param sha256 that its bytes must have, in lower-case hex, or null
     * @return held until the caller closes it; empty where it would have to be fetched
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it cannot be fetched either
     */
    public Optional<HeldFile> atHand(String uri, @Nullable String sha256) throws IOException {
        RemoteSource source = sources.find(uri);
        if (sha256 != null) {
            return store.cache().hold(sha256);
        }
        Version version = store.lastVersion(uri);
        Optional<HeldFile> here = version.isKnown() ? store.lastSeen(uri) : Optional.empty();
        boolean unchanged = false;
        try {
            unchanged = here.isPresent() && fetches.isUnchanged(new FileTransfer(source, bounds), version, QUICKLY);
            return unchanged ? here : Optional.empty();
        } finally {
            if (!unchanged) {
                here.ifPresent(HeldFile::close);
            }
        }
    }

    /**
     * Whether files may be read, as far as can be told without asking anybody.
     *
     * @param uris those of a store may have stars
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where one may not
     */
    public void check(List<String> uris) {
        uris.forEach(sources::find);
    }

    /** A file of these bytes that was fetched before from anywhere, if it is here; held until the caller closes it. */
    public Optional<HeldFile> known(String sha256) {
        return store.cache().hold(sha256);
    }

    /**
     * The hashes, by names, of the files that were once found to be a data set; empty where that is not known.
     *
     * @param sha256 of the data set
     */
    public Optional<NavigableMap<String, String>> knownParts(String sha256) {
        return store.parts().find(sha256).map(FetchedParts::hashes);
    }

    /** Keeps of which files a data set consists, for {@link #knownParts}. */
    public void noteParts(String sha256, NavigableMap<String, String> hashes) {
        store.parts().note(sha256, FetchedParts.of(hashes));
    }

    /**
     * The same URIs, in place of those with a star all that it stands for.
     *
     * @param watch who waits
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where one stands for nothing or for too much, or its store does
     *     not answer
     */
    public List<String> list(List<String> uris, FetchWatch watch) {
        List<String> all = new ArrayList<>();
        for (String uri : uris) {
            all.addAll(uri.startsWith("s3:") && uri.indexOf('*') >= 0 ? sources.list(uri, watch) : List.of(uri));
        }
        return all;
    }

    /**
     * The file, fetched if need be.
     *
     * @param sha256 that its bytes must have, in lower-case hex, or null
     * @param watch who waits
     * @return held until the caller closes it
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri} or {@code sha256}
     * @throws dev.descent.http.Busy where a client's request waits, and as many do as may
     */
    public HeldFile fetch(String uri, @Nullable String sha256, FetchWatch watch) throws IOException {
        RemoteSource source = sources.find(uri);
        Optional<HeldFile> here =
                sha256 == null ? Optional.empty() : store.cache().hold(sha256);
        if (here.isPresent()) {
            return here.get();
        }
        FetchKey key = new FetchKey(uri, sha256);
        return watch.isOfRequest() ? fetches.inRequest(() -> fetch(key, source, watch)) : fetch(key, source, watch);
    }

    private HeldFile fetch(FetchKey key, RemoteSource source, FetchWatch watch) throws IOException {
        SharedFetch fetch = fetches.join(
                key, () -> new SharedFetch(key, new FileTransfer(source, bounds), store), watch.isOfRequest());
        try {
            String found = fetch.await(watch, longest).sha256();
            return store.cache().hold(found).orElseThrow();
        } finally {
            fetches.leave(key, fetch);
        }
    }

    @Override
    public void close() {
        fetches.close();
        sources.close();
    }
}
