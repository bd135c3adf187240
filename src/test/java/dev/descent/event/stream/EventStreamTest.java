package dev.descent.event.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.descent.event.log.LogNotFound;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LogStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LogStore logs = mock(LogStore.class);
    private final LogTails tails = new LogTails(
            logs, new LogNotifier(), new EventSettings(Duration.ofMillis(10), Duration.ofMillis(50), PATIENCE, 1));
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        tails.close();
    }

    @Test
    void streamGivesSignsOfLifeWhileTheDatabaseIsAway() {
        EventStream stream = following(new CannotCreateTransactionException("away"));

        String told = text(stream.bytes(Mono.empty())
                .takeUntil(bytes -> looks.get() > 1)
                .collectList()
                .block(PATIENCE));

        assertThat(told).contains("event: heartbeat");
    }

    @Test
    void streamThatIsClosedWhileTheDatabaseIsAwayEnds() {
        EventStream stream = following(new CannotCreateTransactionException("away"));

        stream.bytes(Mono.empty())
                .doOnNext(bytes -> {
                    if (looks.get() > 0) {
                        stream.close();
                    }
                })
                .blockLast(PATIENCE);

        assertThat(looks).hasPositiveValue();
    }

    @Test
    void jobThatIsDeletedAsSoonAsItIsFoundDoesNotEndTheStream() {
        UUID deleted = UUID.randomUUID();
        when(logs.head(deleted)).thenThrow(new LogNotFound(deleted));
        EventStream stream = following(() -> List.of(deleted));

        String told = text(stream.bytes(Mono.empty())
                .takeUntil(bytes -> looks.get() > 1)
                .collectList()
                .block(PATIENCE));

        assertThat(told).contains("event: heartbeat");
    }

    @Test
    void defectEndsTheStream() {
        EventStream stream = following(new IllegalStateException("a defect"));

        assertThatThrownBy(() -> stream.bytes(Mono.empty()).blockLast(PATIENCE)).hasMessage("a defect");
    }

    private EventStream following(RuntimeException failure) {
        return following(() -> {
            throw failure;
        });
    }

    private EventStream following(Supplier<List<UUID>> found) {
        StreamedJobs.Finder finder = most -> {
            looks.incrementAndGet();
            return found.get();
        };
        return new EventStream(
                tails,
                Framing.MANY_JOBS,
                Duration.ofMillis(50),
                new StreamedJobs(tails, Cursors.ofManyJobs(null, null), finder));
    }

    private static String text(List<byte[]> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
