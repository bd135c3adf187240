package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Several files on other machines that are one data set, each fetched as if it were alone. Which files a data set
 * consists of is noted by its hash, so that whoever pinned it goes on with these, whatever a star names by then.
 */
record RemoteParts(RemoteFiles files, Limits limits) {

    /** A way to one of them; empty where it would have to be fetched. */
    private interface PartFinder {
        Optional<HeldFile> find(String where) throws IOException;
    }

    /**
     * @throws InvalidSpec at {@code uri}, with the name of the file that cannot be had, or at {@code sha256}, where these
     *     are not the bytes that were asked for
     */
    Origin find(Reference reference) throws IOException {
        Optional<Origin> seen = seen(reference);
        if (seen.isPresent()) {
            return seen.get();
        }
        Map<String, String> parts = parts(reference);
        HeldOrigin found = collect(parts, uri -> Optional.of(files.fetch(uri, null, reference.watch())))
                .orElseThrow();
        String asked = reference.sha256();
        if (asked != null && !asked.equals(found.sha256())) {
            found.close();
            throw new InvalidSpec("sha256", References.mismatch(found.sha256()) + ", as " + parts.size() + " files");
        }
        return found;
    }

    /** The same where all of them are here, and still what is there. */
    Optional<Origin> findAtHand(Reference reference) throws IOException {
        Optional<Origin> seen = seen(reference);
        return seen.isPresent()
                ? seen
                : collect(parts(reference), uri -> files.atHand(uri, null)).map(Origin.class::cast);
    }

    /** URIs by the names of the files; only those that were there when the hash was taken, if that is known. */
    private Map<String, String> parts(Reference reference) throws IOException {
        UriPattern pattern = new UriPattern(reference.uri());
        Map<String, String> all = pattern.named(files.list(pattern.uris(), reference.watch()));
        Set<String> known = known(reference).map(NavigableMap::navigableKeySet).orElse(Collections.emptyNavigableSet());
        if (!known.isEmpty() && all.keySet().containsAll(known)) {
            all.keySet().retainAll(known);
        }
        return all;
    }

    /** What was fetched before and has the hash that is wanted; nobody is asked then. */
    private Optional<Origin> seen(Reference reference) throws IOException {
        files.check(new UriPattern(reference.uri()).uris());
        Optional<NavigableMap<String, String>> known = known(reference);
        return known.isEmpty()
                ? Optional.empty()
                : collect(known.get(), files::known).map(Origin.class::cast);
    }

    private Optional<NavigableMap<String, String>> known(Reference reference) {
        String sha256 = reference.sha256();
        return sha256 == null ? Optional.empty() : files.knownParts(sha256);
    }

    /** @param parts where each is, by names */
    private Optional<HeldOrigin> collect(Map<String, String> parts, PartFinder finder) throws IOException {
        TreeMap<String, HeldFile> held = new TreeMap<>();
        boolean complete = false;
        try {
            long bytes = 0;
            for (Map.Entry<String, String> part : parts.entrySet()) {
                Optional<HeldFile> file = named(part.getKey(), () -> finder.find(part.getValue()));
                if (file.isEmpty()) {
                    return Optional.empty();
                }
                held.put(part.getKey(), file.get());
                bytes += Files.size(file.get().path());
                require(bytes);
            }
            HeldOrigin origin = HeldOrigin.of(held, limits);
            complete = true;
            note(origin.sha256(), held);
            return Optional.of(origin);
        } finally {
            if (!complete) {
                held.values().forEach(HeldFile::close);
            }
        }
    }

    private void note(String sha256, NavigableMap<String, HeldFile> held) {
        if (files.knownParts(sha256).isEmpty()) {
            TreeMap<String, String> hashes = new TreeMap<>();
            held.forEach((name, file) -> hashes.put(name, file.sha256()));
            files.noteParts(sha256, hashes);
        }
    }

    private void require(long bytes) {
        if (bytes > limits.bytes()) {
            throw new InvalidSpec("uri", "names files of more than the " + limits.bytes() + " bytes allowed");
        }
    }

    /** Something that may find a file. */
    private interface Finding {
        Optional<HeldFile> find() throws IOException;
    }

    /** Faults say which file they are of. */
    private static Optional<HeldFile> named(String name, Finding finding) throws IOException {
        try {
            return finding.find();
        } catch (InvalidSpec invalid) {
            throw new InvalidSpec(invalid.violations().stream()
                    .map(fault -> fault.path().equals("uri")
                            ? new Violation("uri", "names " + name + ", which " + fault.message())
                            : fault)
                    .toList());
        }
    }
}
