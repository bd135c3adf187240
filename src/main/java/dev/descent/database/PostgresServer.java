package dev.descent.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    private final int port;

    private PostgresServer(FolderLock lock, Cluster cluster, Postmaster postmaster, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.port = port;
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
            Path programs = ProgramFiles.unpack(home);
            Account account = Account.that(programs);
            Cluster cluster = Cluster.open(home.resolve(VERSION), programs, account);
            Postmaster postmaster = new Postmaster(programs, account, cluster.data());
            Leftover.clear(cluster.data(), postmaster);
            return new PostgresServer(lock, cluster, postmaster, postmaster.start(home.resolve("server.log")));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
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
            postmaster.stop();
        }
    }
}
