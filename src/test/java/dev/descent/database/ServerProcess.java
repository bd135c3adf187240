package dev.descent.database;

import java.nio.file.Path;

/** A process of its own that starts a server, prints its address and its password, and stays until it is killed. */
final class ServerProcess {
    private ServerProcess() {}

    @SuppressWarnings({"resource", "SystemOut"})
    public static void main(String[] arguments) throws Exception {
        PostgresServer server = PostgresServer.start(Path.of(arguments[0]));
        System.out.println(server.url("postgres"));
        System.out.println(server.password());
        Thread.currentThread().join();
    }
}
