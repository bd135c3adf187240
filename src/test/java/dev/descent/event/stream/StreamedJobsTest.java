package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.descent.event.log.LogHead;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LogStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedJobsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** One more than a stream follows. */
    private static final List<UUID> JOBS = LongStream.rangeClosed(0, StreamedJobs.MOST)
            .mapToObj(number -> new UUID(7, number))
            .toList();

    private final LogStore logs = mock(LogStore.class);
    private final LogTails tails = new LogTails(logs, new LogNotifier(), new EventSettings(SECOND, SECOND, SECOND, 1));

    @AfterEach
    void close() {
        tails.close();
    }

    @Test
    void jobThatEndedAndMadeRoomIsNotToldAgainWhenItIsFoundAgain() {
        when(logs.head(any())).thenReturn(new LogHead(1, true));
        AtomicReference<List<UUID>> found = new AtomicReference<>(JOBS.subList(0, StreamedJobs.MOST));
        StreamedJobs followed = new StreamedJobs(tails, job -> 1, most -> found.get());
        followed.look();

        found.set(JOBS.subList(1, JOBS.size()));
        followed.look();
        assertThat(followed.sources()).extracting(EventSource::job).containsExactlyElementsOf(found.get());

        found.set(JOBS.subList(0, StreamedJobs.MOST));
        followed.look();
        assertThat(followed.sources()).extracting(EventSource::job).doesNotContain(JOBS.get(0));
    }
}
