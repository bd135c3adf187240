package dev.descent.event.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class LogNotifierIT {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final UUID job = UUID.randomUUID();
    private final LogNotifier here = new LogNotifier();
    private final LogNotifier there = new LogNotifier();
    private final NotifierConnection hereWire = new NotifierConnection(here, details());
    private final NotifierConnection thereWire = new NotifierConnection(there, details());
    private final AtomicInteger heard = new AtomicInteger();

    @AfterEach
    void hangUp() {
        hereWire.stop();
        thereWire.stop();
    }

    @Test
    void ringIsHeardHereAtOnceWithoutDatabase() {
        here.listen(job, heard::incrementAndGet);
        here.announce(job);
        here.announce(UUID.randomUUID());
        assertThat(heard).hasValue(1);
    }

    @Test
    void closedListenerHearsNothing() {
        LogNotifier.Listening listening = here.listen(job, heard::incrementAndGet);
        here.announce(job);
        listening.close();
        here.announce(job);
        assertThat(heard).hasValue(1);
    }

    @Test
    void ringIsHeardInAnotherProcess() {
        connect();
        there.listen(job, heard::incrementAndGet);
        here.announce(job);
        await().untilAsserted(() -> assertThat(heard).hasValueGreaterThan(0));
    }

    @Test
    void manyRingsAreFewNotificationsAndTheLastIsHeard() {
        connect();
        AtomicInteger value = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        there.listen(job, () -> {
            heard.incrementAndGet();
            seen.set(value.get());
        });
        for (int i = 1; i <= 20_000; i++) {
            value.set(i);
            here.announce(job);
        }
        await().untilAsserted(() -> assertThat(seen).hasValue(20_000));
        assertThat(heard.get()).isLessThan(2_000);
    }

    @Test
    void lostConnectionIsMadeAgainAndWakesAll() {
        connect();
        there.listen(job, heard::incrementAndGet);
        DATABASE.jdbc()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'descent' and (query like"
                                + " 'listen%' or query like '%pg_notify%')")
                .query(Boolean.class)
                .list();
        await().untilAsserted(() -> assertThat(heard).hasValueGreaterThan(0));
        int before = heard.get();
        here.announce(job);
        await().untilAsserted(() -> assertThat(heard).hasValueGreaterThan(before));
    }

    @Test
    void ticksComeAtOnceAtRingsAndByTheClock() {
        here.ticks(job, Duration.ofHours(1)).subscribe(tick -> heard.incrementAndGet());
        await().untilAsserted(() -> assertThat(heard).hasValue(1));
        here.announce(job);
        await().untilAsserted(() -> assertThat(heard).hasValue(2));
        assertThat(here.ticks(job, Duration.ofMillis(5)).take(3).count().block(Duration.ofSeconds(60)))
                .isEqualTo(3);
    }

    private void connect() {
        AtomicInteger connected = new AtomicInteger();
        UUID probe = UUID.randomUUID();
        here.listen(probe, connected::incrementAndGet);
        there.listen(probe, connected::incrementAndGet);
        hereWire.start();
        thereWire.start();
        await().untilAsserted(() -> assertThat(connected).hasValue(2));
    }

    private static JdbcConnectionDetails details() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return DATABASE.user();
            }

            @Override
            public String getPassword() {
                return DATABASE.password();
            }

            @Override
            public String getJdbcUrl() {
                return DATABASE.url();
            }
        };
    }
}
