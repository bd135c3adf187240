package dev.descent.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's data folder, with the password of its one user: a server on the loopback is open to every account of the
 * machine, so that trusting all who connect would be too much.
 */
record Cluster(Path data, String password) {
    static final String USER = "descent";
    private static final String PASSWORD_FILE = "descent.password";

    /** Opens the data folder at {@code data}, and makes it first where there is none. */
    static Cluster open(Path data, Path programs, Account account) throws IOException {
        if (!Files.isDirectory(data)) {
            initialize(data, programs, account);
        }
        account.own(data);
        return new Cluster(data, Files.readString(data.resolve(PASSWORD_FILE)).strip());
    }

    /** On Linux all files are brought to the disk at once: one after the other, a thousand of them, they take as long as all the rest. */
    private static void initialize(Path data, Path programs, Account account) throws IOException {
        // Renamed when whole: a process that dies meanwhile leaves nothing that looks like data.
        Path folder = requireNonNull(data.getParent());
        Path unfinished = Unfinished.data(folder);
        Path password = Unfinished.password(folder);
        try {
            Files.writeString(password, randomPassword(), UTF_8);
            account.own(unfinished);
            account.own(password);
            account.run(List.of(
                            programs.resolve("bin/initdb").toString(),
                            "--pgdata=" + unfinished,
                            "--username=" + USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--data-checksums",
                            "--sync-method=" + (ProgramFiles.onMac() ? "fsync" : "syncfs")))
                    .orFail("The database could not be made");
            Files.move(password, unfinished.resolve(PASSWORD_FILE));
            Files.move(unfinished, data);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.deleteIfExists(password);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
