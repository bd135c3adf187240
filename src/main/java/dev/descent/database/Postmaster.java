package dev.descent.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts and stops the server process of a data folder, through PostgreSQL's own {@code pg_ctl}. */
record Postmaster(Path programs, Account account, Path data) {
    private static final int START_SECONDS = 60;
    /** A fast stop writes out what is in memory before it ends. */
    private static final int STOP_SECONDS = 30;

    private static final int END_SECONDS = 5;

    /** Of {@code postmaster.pid}, from 0. */
    private static final int STATUS_LINE = 7;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "log_checkpoints=off");

    /** Starts the server in a session of its own, so that Ctrl-C reaches this process only, which then stops it last. */
    void start(Path log, int port) throws IOException {
        keepLastLog(log);
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        control("start", "--log=" + log, "--timeout=" + START_SECONDS, "--options=" + options)
                .orFail("The database did not start; " + log + " says why");
    }

    /** Ends open sessions and writes everything out. */
    void stop() throws IOException {
        control("stop", "--mode=fast", "--timeout=" + STOP_SECONDS).orFail("The database did not stop");
    }

    boolean isRunning() throws IOException {
        return control("status").succeeded();
    }

    /**
     * Ends all of the server's processes at once, as a crash would: also those that it left behind when it was killed, with whose memory
     * no other server may start.
     */
    void kill() throws IOException {
        String command = programs.resolve("bin/postgres").toString();
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> command.equals(process.info().command().orElse("")))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .orTimeout(END_SECONDS, SECONDS)
                .exceptionally(stillInTheTable -> null)
                .join();
        Files.deleteIfExists(pidFile());
    }

    /** Whether it was told to stop, and waits for those who use it. */
    boolean isStopping() throws IOException {
        List<String> lines = Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("stopping");
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private CommandResult control(String action, String... options) throws IOException {
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

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
