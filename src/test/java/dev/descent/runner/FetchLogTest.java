package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.dataset.remote.FetchProgress;
import dev.descent.event.log.EventKind;
import dev.descent.job.queue.JobHouse;
import dev.descent.job.queue.LeasedJob;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FetchLogTest {
    private static final FetchProgress HALF = new FetchProgress("file:t.csv", 50, 100L);
    private static final FetchProgress WHOLE = new FetchProgress("file:t.csv", 100, 100L);

    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void readingIsToldWhereItTakesLongerThanThePause() {
        LeasedJob job = claimed();
        FetchLog log = new FetchLog(job, new Heartbeat(job, JobHouse.LEASE, () -> false), Duration.ZERO);
        log.reading(HALF);
        log.reading(WHOLE);

        assertThat(house.data(job.id(), EventKind.FETCH))
                .singleElement()
                .satisfies(data -> assertThat(data.get("bytes").intValue()).isEqualTo(100))
                .satisfies(data -> assertThat(data.get("total").intValue()).isEqualTo(100));
    }

    @Test
    void shortReadingIsNotTold() {
        LeasedJob job = claimed();
        FetchLog log = new FetchLog(job, new Heartbeat(job, JobHouse.LEASE, () -> false), Duration.ofHours(1));
        log.reading(HALF);
        log.reading(WHOLE);

        assertThat(house.data(job.id(), EventKind.FETCH)).isEmpty();
    }

    @Test
    void readingEndsWhereTheJobIsToStop() {
        AtomicBoolean draining = new AtomicBoolean();
        LeasedJob job = claimed();
        FetchLog log = new FetchLog(job, new Heartbeat(job, JobHouse.LEASE, draining::get));
        log.reading(HALF);
        draining.set(true);

        assertThatThrownBy(() -> log.reading(WHOLE)).isInstanceOf(Stopped.class);
    }

    @Test
    void waitingForAnotherReaderEndsWhereTheJobIsToStopAndTellsNothing() {
        AtomicBoolean draining = new AtomicBoolean();
        LeasedJob job = claimed();
        FetchLog log = new FetchLog(job, new Heartbeat(job, JobHouse.LEASE, draining::get), Duration.ZERO);
        log.stillWanted();
        draining.set(true);

        assertThatThrownBy(log::stillWanted).isInstanceOf(Stopped.class);
        assertThat(house.data(job.id(), EventKind.FETCH)).isEmpty();
    }

    private LeasedJob claimed() {
        house.submit("a");
        return house.claim(JobHouse.LEASE);
    }
}
