package dev.descent.content;

import java.nio.file.Path;

/**
 * A file that stays where it is, with the same bytes, until it is closed.
 *
 * @param sha256 of its bytes, in lower-case hex
 * @param release called when it is closed
 */
public record HeldFile(Path path, String sha256, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
