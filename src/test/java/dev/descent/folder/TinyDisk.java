package dev.descent.folder;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;

/** A file system of a few kilobytes, where this account may mount one. A test aborts with a reason where it may not. */
public record TinyDisk(Path path) implements AutoCloseable {

    /** @param options of the mount, such as {@code size=64k} or {@code ro} */
    public static TinyDisk mount(Path path, String options) {
        if (!done("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString())) {
            abort("This account may not mount a file system: a full or read-only disk is not tested here.");
        }
        return new TinyDisk(path);
    }

    /** Leaves no byte free. */
    public void fill() {
        done("dd", "if=/dev/zero", "of=" + path.resolve("filling"), "bs=1k");
    }

    @Override
    public void close() {
        done("umount", "--lazy", path.toString());
    }

    private static boolean done(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
