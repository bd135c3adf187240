package dev.descent.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.descent.Api;
import dev.descent.ServiceProcess;
import dev.descent.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas whose clocks are hours apart: leases go by the database's. */
@Tag("faults")
class WrongClockIT {
    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path home;

    @Test
    void leasesGoByTheClockOfTheDatabase() throws Exception {
        try (FaultHouse house = new FaultHouse(home, database)) {
            ServiceProcess late = house.start("late", clock("-3h"), "");
            ServiceProcess early = house.start("early", clock("+3h"), "");
            Api api = FaultHouse.ready(late);
            FaultHouse.ready(early);
            assertThat(offset("late")).isCloseTo(Duration.ofHours(-3), Duration.ofHours(1));
            assertThat(offset("early")).isCloseTo(Duration.ofHours(3), Duration.ofHours(1));
            Watched undisturbed = Watched.submit(api, Network.CNN, late.port(), early.port());
            undisturbed.assertNothingIsLost(database.jdbc());
            assertThat(api.job(undisturbed.id()).get("attempt").intValue()).isEqualTo(1);

            Watched job = Watched.submit(api, Network.UNET, late.port(), early.port());
            await().atMost(FaultHouse.LONG).until(() -> job.iteration(database.jdbc()) > 0);
            (house.hasLogged("late", job.id() + " begins") ? late : early).kill();
            job.assertNothingIsLost(database.jdbc());
        }
    }

    private Duration offset(String name) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(name + ".log"))) {
            String first =
                    lines.filter(line -> line.contains(" INFO ")).findFirst().orElseThrow();
            return Duration.between(Instant.now(), OffsetDateTime.parse(first.substring(0, 24)));
        }
    }

    private static Map<String, String> clock(String offset) throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (file, is) -> file.endsWith("libfaketimeMT.so.1"))) {
            String library = files.findFirst()
                    .map(Path::toString)
                    .orElseGet(() -> abort("SKIPPED: Debian's libfaketime is not here: wrong clocks are not tested."));
            // Where what waits goes by another clock than what tells the time, the JVM waits for nothing or for ever.
            return Map.of(
                    "LD_PRELOAD",
                    library,
                    "FAKETIME",
                    offset,
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0");
        }
    }
}
