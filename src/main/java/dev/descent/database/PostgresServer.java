package dev.descent.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own: a child process on the loopback, on a data folder that is kept. One at a time has the
 * folder.
 */
final class PostgresServer implements AutoCloseable {
    /** The data of another major version is another folder. */
    private static final String VERSION = "17";

    private final FolderLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;
    private final Path log;
    private final int port;
    private @Nullable Watch watch;

    private PostgresServer(FolderLock lock, Cluster cluster, Postmaster postmaster, Path log) throws IOException {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.log = log;
        this.port = Postmaster.freePort();
    }

    /**
     * Starts the server on {@code folder}, which it makes and fills where it is empty.
     *
     * @throws DatabaseFolderInUse where another process has it
     * @throws DatabaseNotStarted with what PostgreSQL said
     */
    static PostgresServer start(Path folder) throws IOException {
        Path home = Files.createDirectories(folder).toRealPath();
        FolderLock lock = FolderLock.take(home);
        try {
            Unfinished.clear(home);
            Path programs = ProgramFiles.unpack(home);
            Account account = Account.that(programs);
            Cluster cluster = Cluster.open(home.resolve(VERSION), programs, account);
            Postmaster postmaster = new Postmaster(programs, account, cluster.data());
            Leftover.clear(cluster.data(), postmaster);
            PostgresServer server = new PostgresServer(lock, cluster, postmaster, home.resolve("server.log"));
            postmaster.start(server.log, server.port);
            return server;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts the server again whenever it does not answer, until it is closed.
     *
     * @param lost called where it does not start any more
     */
    void watch(Runnable lost) {
        watch = new Watch(this, lost);
    }

    /** What is left of it is ended first. Its port stays, so that those who use it find it again. */
    void startAgain() throws IOException {
        postmaster.kill();
        postmaster.start(log, port);
    }

    Ping ping() {
        Ping ping = Ping.of(url("postgres"), user(), password());
        try {
            return ping == Ping.ANSWERED && postmaster.isStopping() ? Ping.STOPPING : ping;
        } catch (IOException notToBeTold) {
            return ping;
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String user() {
        return Cluster.USER;
    }

    String password() {
        return cluster.password();
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            if (watch != null) {
                watch.close();
            }
            if (postmaster.isRunning()) {
                postmaster.stop();
            }
        }
    }
}
