package dev.descent.dataset.remote;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was at each URI, one small file for each. A file's name is the hash of the URI, which may hold a signature. */
final class Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

    private final Path folder;

    /** @param folder need not exist yet */
    Sightings(Path folder) {
        this.folder = folder;
    }

    Optional<Seen> find(String uri) {
        return read(place(uri));
    }

    /** A note that cannot be written costs another fetch, and nothing else. */
    void note(String uri, Seen seen) {
        try {
            Path temporary = Files.createTempFile(Files.createDirectories(folder), "", ".tmp");
            Files.writeString(temporary, SpecWriter.write(seen).toString());
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
                    if (!read(note).map(Seen::sha256).filter(isHere).isPresent()) {
                        Files.deleteIfExists(note);
                    }
                }
            }
        }
    }

    private static Optional<Seen> read(Path note) {
        try {
            return Optional.of(SpecReader.read(JsonMapper.shared().readTree(Files.readString(note)), Seen.class));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException | JacksonException | InvalidSpec e) {
            LOG.warn("Cannot read a note about what was fetched: {}", e.toString());
            return Optional.empty();
        }
    }

    private Path place(String uri) {
        MessageDigest digest = Sha256.digest();
        digest.update(uri.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(Sha256.hex(digest));
    }
}
