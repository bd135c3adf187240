package dev.descent.folder;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom this process runs as.
 *
 * @param name none where nobody's name belongs to the number, as containers are given
 */
public record SystemUser(int id, @Nullable String name) {
    private static final Path PROCESS = Path.of("/proc/self");

    public static SystemUser self() {
        UnixSystem system = new UnixSystem();
        int id = (int) system.getUid();
        String name = system.getUsername();
        return new SystemUser(name == null ? nameless(id) : id, name);
    }

    /** Java 17 takes a number without a name for 0. */
    private static int nameless(int told) {
        try {
            return (int) Files.getAttribute(PROCESS, "unix:uid");
        } catch (IOException notLinux) {
            return told;
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return "user " + (name == null ? "without a name" : name) + " (" + id + ")";
    }
}
