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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was found at fetches, one small file for each. A file's name is the hash of what the note is about, such as a
 * URI, which may hold a signature.
 *
 * @param folder need not exist yet
 */
record Notes<T extends Record>(Path folder, Class<T> kind) {
    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    Optional<T> find(String about) {
        return read(place(about));
    }

    /** A note that cannot be written costs another fetch, and nothing else. */
    void note(String about, T found) {
        try {
            Path temporary = Files.createTempFile(Files.createDirectories(folder), "", ".tmp");
            Files.writeString(temporary, SpecWriter.write(found).toString());
            Files.move(temporary, place(about), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Cannot note what was fetched: {}", e.toString());
        }
    }

    /** Forgets those that are of no use any more. */
    void prune(Predicate<T> isOfUse) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (Path note : notes) {
                    if (!read(note).filter(isOfUse).isPresent()) {
                        Files.deleteIfExists(note);
                    }
                }
            }
        }
    }

    private Optional<T> read(Path note) {
        try {
            return Optional.of(SpecReader.read(JsonMapper.shared().readTree(Files.readString(note)), kind));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException | JacksonException | InvalidSpec e) {
            LOG.warn("Cannot read a note about what was fetched: {}", e.toString());
            return Optional.empty();
        }
    }

    private Path place(String about) {
        return folder.resolve(Sha256.of(about));
    }
}
