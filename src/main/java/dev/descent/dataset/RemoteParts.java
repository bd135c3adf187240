package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Several files on other machines that are one data set, each fetched as if it were alone. */
record RemoteParts(RemoteFiles files, Limits limits) {

    /** A way to one of them; empty where it would have to be fetched. */
    private interface PartFinder {
        Optional<HeldFile> find(String uri) throws IOException;
    }

    /** @throws InvalidSpec at {@code uri}, with the name of the file that cannot be had */
    Origin find(Reference reference) throws IOException {
        Map<String, String> parts = parts(reference);
        Optional<Origin> seen = seen(reference.sha256(), parts);
        return seen.isPresent()
                ? seen.get()
                : collect(parts, uri -> Optional.of(files.fetch(uri, null, reference.watch())))
                        .orElseThrow();
    }

    /** The same where all of them are here, and still what is there. */
    Optional<Origin> findAtHand(Reference reference) throws IOException {
        Map<String, String> parts = parts(reference);
        Optional<Origin> seen = seen(reference.sha256(), parts);
        return seen.isPresent() ? seen : collect(parts, uri -> files.atHand(uri, null));
    }

    /** URIs by the names of the files. */
    private Map<String, String> parts(Reference reference) throws IOException {
        UriPattern pattern = new UriPattern(reference.uri());
        return pattern.named(files.list(pattern.uris(), reference.watch()));
    }

    /** What was fetched before, where it has the hash that is wanted; nobody is asked then. */
    private Optional<Origin> seen(@Nullable String sha256, Map<String, String> parts) throws IOException {
        Optional<Origin> here = sha256 == null ? Optional.empty() : collect(parts, files::lastSeen);
        if (here.isPresent() && !here.get().sha256().equals(sha256)) {
            here.get().close();
            return Optional.empty();
        }
        return here;
    }

    private Optional<Origin> collect(Map<String, String> parts, PartFinder finder) throws IOException {
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
            Origin origin = HeldOrigin.of(held, limits);
            complete = true;
            return Optional.of(origin);
        } finally {
            if (!complete) {
                held.values().forEach(HeldFile::close);
            }
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
