package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.folder.TinyDisk;
import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A disk with everything on it, the database too, that is full for a while. */
@Tag("faults")
class FullDiskIT {
    private static final Duration AWHILE = Duration.ofSeconds(10);

    /** Its line in postmaster.pid. */
    private static final int PORT = 3;

    @TempDir
    private Path logs;

    @TempDir
    private Path home;

    @Test
    void checkpointsAndDatabaseSurviveAndTheJobGoesOn() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(home, "size=400m");
                FaultHouse house = new FaultHouse(logs, Map.of())) {
            Map<String, String> settings = Map.of("DESCENT_HOME", home.toString());
            ServiceProcess service = house.start("one", settings, "");
            Api api = FaultHouse.ready(service);
            Watched job = Watched.submit(api, Network.UNET, service.port());
            await().atMost(FaultHouse.LONG).until(() -> !checkpoints(database()).isEmpty());
            disk.fill();
            await().atMost(FaultHouse.LONG).until(() -> house.hasLogged("one", "No space left"));
            await().pollDelay(AWHILE).atMost(FaultHouse.LONG).until(() -> true);
            assertThat(hashesOfFiles()).containsAll(checkpoints(database()));

            Files.delete(home.resolve("filling"));
            job.assertNothingIsLost(database());
            service.kill();
            FaultHouse.ready(house.start("again", settings, ""));
            job.assertNothingIsLost(database());
        }
    }

    /** Hashes of the checkpoints that the database knows. */
    private static List<String> checkpoints(JdbcClient database) {
        return database.sql("select sha256 from artifacts where name like 'checkpoint-%'")
                .query(String.class)
                .list();
    }

    private List<String> hashesOfFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("artifacts"))) {
            return files.filter(Files::isRegularFile).map(FullDiskIT::hash).toList();
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded one, on the port that it has now. */
    private JdbcClient database() throws IOException {
        Path data = home.resolve("postgres/17");
        String port =
                Files.readAllLines(data.resolve("postmaster.pid")).get(PORT).strip();
        String password = Files.readString(data.resolve("descent.password")).strip();
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "descent", password));
    }
}
