package dev.descent.ml.model;

import dev.descent.ml.spec.InvalidSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the files are that a model refers to: the service knows references, a model only what to do with bytes. */
public interface ModelFiles {
    /** For plans whose models refer to nothing. */
    ModelFiles NONE = (uri, sha256) -> {
        throw new InvalidSpec("uri", "cannot be opened here");
    };

    /**
     * The file of a reference, which stays as it is until it is closed.
     *
     * @param uri as in the model's spec
     * @param sha256 that the bytes must have, or null
     * @throws InvalidSpec at {@code uri} or {@code sha256}
     */
    OpenedFile open(String uri, @Nullable String sha256);

    /**
     * An open file.
     *
     * @param sha256 of its bytes
     * @param release called when it is closed
     */
    record OpenedFile(Path path, String sha256, Runnable release) implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }
}
