package dev.descent.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says about a server of an earlier run whose Java process was killed. */
final class Leftover {
    private static final String PID_FILE = "postmaster.pid";

    private Leftover() {}

    /**
     * Ends such a server. The caller holds the folder's lock, so nobody uses it any more; yet the process id may be another
     * program's by now, so nothing is stopped unless its command and its folder are a server's on this very data.
     */
    static void clear(Path data, Postmaster postmaster) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process = lines.isEmpty() ? Optional.empty() : process(lines.get(0));
        if (process.isEmpty()) {
            return; // PostgreSQL itself clears this up.
        }
        if (lines.size() > 1 && lines.get(1).equals(data.toString()) && serves(process.get(), data)) {
            postmaster.stop();
        } else {
            // The number now belongs to a stranger, for whom PostgreSQL would refuse to start.
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> process(String id) {
        try {
            return ProcessHandle.of(Long.parseLong(id.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        String command = process.info().command().orElse("");
        List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
        return command.endsWith("/bin/postgres") && arguments.contains(data.toString());
    }
}
