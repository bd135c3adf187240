package dev.descent.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server process of a data folder, for tests that ill-treat it. */
public record EmbeddedProcess(String id) {

    /** @param data where {@code postmaster.pid} is */
    public static EmbeddedProcess of(Path data) {
        try {
            return new EmbeddedProcess(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void kill() {
        signal("KILL");
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, id).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
