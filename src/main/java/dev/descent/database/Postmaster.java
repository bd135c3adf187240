package dev.descent.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the server process of a data folder, through PostgreSQL's own {@code pg_ctl}. */
record Postmaster(Path programs, Account account, Path data) {
    private static final int START_SECONDS = 60;
    /** A fast stop writes out what is in memory before it ends. */
    private static final int STOP_SECONDS = 30;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "log_checkpoints=off");

    /**
     * Starts the server in a session of its own, so that Ctrl-C reaches this process only, which then stops it last.
     *
     * @return the port it listens on
     */
    int start(Path log) throws IOException {
        keepLastLog(log);
        int port = freePort();
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        control("start", "--log=" + log, "--timeout=" + START_SECONDS, "--options=" + options)
                .orFail("The database did not start; " + log + " says why");
        return port;
    }

    /** Ends open sessions and writes everything out. */
    void stop() throws IOException {
        control("stop", "--mode=fast", "--timeout=" + STOP_SECONDS).orFail("The database did not stop");
    }

    private Outcome control(String action, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(programs.resolve("bin/pg_ctl").toString(), action, "--silent", "--wait", "--pgdata=" + data));
        command.addAll(List.of(options));
        return account.run(command);
    }

    private void keepLastLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server-before.log"), REPLACE_EXISTING);
        }
        Files.createFile(log);
        account.own(log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
