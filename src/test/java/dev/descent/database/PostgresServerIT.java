package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

class PostgresServerIT {
    private static Path folder;

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("descent-server").toRealPath();
    }

    @AfterEach
    void removeData() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("17"));
    }

    @AfterAll
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void keepsItsDataBetweenRuns() throws IOException {
        try (PostgresServer first = PostgresServer.start(folder)) {
            jdbc(first).sql("create table kept (n int)").update();
            jdbc(first).sql("insert into kept values (42)").update();
        }
        try (PostgresServer second = PostgresServer.start(folder)) {
            assertThat(jdbc(second)
                            .sql("select n from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void writesThroughToTheDisk() throws IOException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .allSatisfy(setting -> assertThat(jdbc(server)
                                    .sql("select setting from pg_settings where name = ?")
                                    .param(setting)
                                    .query(String.class)
                                    .single())
                            .isEqualTo("on"));
        }
    }

    @Test
    void asksForItsPassword() throws IOException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), server.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            int port = address(server.url("")).getPort();
            List<InetSocketAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
            assertThat(others).allSatisfy(other -> assertThatThrownBy(() -> connect(other)));
        }
    }

    @Test
    void refusesAFolderInUse() throws IOException {
        try (PostgresServer first = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> PostgresServer.start(folder))
                    .isInstanceOf(DatabaseFolderInUse.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(jdbc(first).sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void takesOverFromAKilledProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String url;
        try (BufferedReader reader = process.inputReader()) {
            url = reader.readLine();
            String password = reader.readLine();
            jdbc(url, Cluster.USER, password).sql("create table kept ()").update();
        } finally {
            process.destroyForcibly().waitFor();
        }
        connect(address(url));

        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> connect(address(url))).isInstanceOf(ConnectException.class);
            jdbc(server).sql("table kept").query().listOfRows();
        }
    }

    @Test
    void removesWhatAStartThatWasEndedLeft() throws IOException {
        Path left = Unfinished.data(folder);
        PostgresServer.start(folder).close();
        assertThat(left).doesNotExist();
    }

    @Test
    void leavesAStrangerWithTheOldProcessIdAlone() throws Exception {
        PostgresServer.start(folder).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("17/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("17") + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");
            try (PostgresServer server = PostgresServer.start(folder)) {
                assertThat(jdbc(server).sql("select 1").query(Integer.class).single())
                        .isEqualTo(1);
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void stopsWithItsOwner() throws IOException {
        PostgresServer server = PostgresServer.start(folder);
        server.close();
        assertThatThrownBy(() -> connect(address(server.url("")))).isInstanceOf(ConnectException.class);
        assertThat(folder.resolve("17/postmaster.pid")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP", "TERM", "INT", "QUIT"})
    void comesBackAfterASignalToItsPostmaster(String signal) throws Exception {
        try (PostgresServer server = PostgresServer.start(folder);
                Connection open = connection(server)) {
            jdbc(server).sql("create table kept ()").update();
            server.watch(() -> {});
            String before = postmaster();
            signal(signal, before);

            await().ignoreExceptions()
                    .until(() -> !postmaster().equals(before)
                            && jdbc(server)
                                    .sql("table kept")
                                    .query()
                                    .listOfRows()
                                    .isEmpty());
            assertThat(open.isValid(5)).isFalse();
        }
        assertThat(folder.resolve("17/postmaster.pid")).doesNotExist();
    }

    @Test
    void recoversByItselfFromAKilledBackend() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder);
                Connection open = connection(server)) {
            server.watch(() -> {});
            String before = postmaster();
            signal("KILL", String.valueOf(open.unwrap(PGConnection.class).getBackendPID()));

            await().ignoreExceptions()
                    .until(() ->
                            jdbc(server).sql("select 1").query(Integer.class).single() == 1);
            assertThat(postmaster()).isEqualTo(before);
        }
    }

    @Test
    void tellsThatItDoesNotStartAnyMore() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        try (PostgresServer server = PostgresServer.start(folder)) {
            server.watch(lost::countDown);
            String before = postmaster();
            Files.delete(folder.resolve("17/PG_VERSION"));
            signal("KILL", before);

            assertThat(lost.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String postmaster() throws IOException {
        return Files.readAllLines(folder.resolve("17/postmaster.pid")).get(0).strip();
    }

    private static void signal(String name, String process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor())
                .isZero();
    }

    private static Connection connection(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
    }

    private static InetSocketAddress address(String url) {
        URI uri = URI.create(url.substring("jdbc:".length()));
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 500);
        }
    }

    private static JdbcClient jdbc(PostgresServer server) {
        return jdbc(server.url("postgres"), server.user(), server.password());
    }

    private static JdbcClient jdbc(String url, String user, String password) {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }
}
