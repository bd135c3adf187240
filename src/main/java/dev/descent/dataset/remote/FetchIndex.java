package dev.descent.dataset.remote;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was at each URI, one small file for each. A file's name is the hash of the URI, which may hold a signature. */
final class FetchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(FetchIndex.class);

    private final Path folder;

    /** What was at a URI when it was last fetched. */
    record FetchedVersion(
            String sha256, @Nullable String etag, @Nullable String lastModified) {
        static FetchedVersion of(String sha256, Version version) {
            return new FetchedVersion(sha256, version.etag(), version.lastModified());
        }

        Version version() {
            return new Version(etag, lastModified);
        }
    }

    /** @param folder need not exist yet */
    FetchIndex(Path folder) {
        this.folder = folder;
    }

    Optional<FetchedVersion> find(String uri) {
        return read(place(uri));
    }

    /** A note that cannot be written costs another fetch, and nothing else. */
    void note(String uri, FetchedVersion fetched) {
        try {
            Path temporary = Files.createTempFile(Files.createDirectories(folder), "", ".tmp");
            Files.writeString(temporary, SpecWriter.write(fetched).toString());
            Files.move(temporary, place(uri), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Cannot note what was fetched: {}", e.toString());
        }
    }

    /** Forgets the URIs whose bytes are no longer here. */
    void prune(Predicate<String> isHere) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder)) {
                for (Path note : notes) {
                    if (!read(note).map(FetchedVersion::sha256).filter(isHere).isPresent()) {
                        Files.deleteIfExists(note);
                    }
                }
            }
        }
    }

    private static Optional<FetchedVersion> read(Path note) {
        try {
            return Optional.of(
                    SpecReader.read(JsonMapper.shared().readTree(Files.readString(note)), FetchedVersion.class));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException | JacksonException | InvalidSpec e) {
            LOG.warn("Cannot read a note about what was fetched: {}", e.toString());
            return Optional.empty();
        }
    }

    private Path place(String uri) {
        return folder.resolve(Sha256.of(uri));
    }
}
