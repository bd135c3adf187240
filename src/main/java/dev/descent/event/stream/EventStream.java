package dev.descent.event.stream;

import dev.descent.event.log.LogEvent;
import dev.descent.http.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One client's stream: takes the next committed events of its sources whenever the client can take more, and waits otherwise. It holds
 * cursors, not a buffer. Its steps run one after the other, on whatever thread.
 */
final class EventStream {
    private static final int BATCH_BYTES = 1 << 16;
    private static final String OPENING = "retry: 1000\n\n";

    private final LogTails tails;
    private final Framing framing;
    private final Duration heartbeat;
    private final Signal signal;
    private final StreamedJobs selection;
    private final List<byte[]> first = new ArrayList<>();
    private long lastBeat = System.nanoTime();
    private volatile boolean closed;
    private boolean done;

    EventStream(LogTails tails, Framing framing, Duration heartbeat, StreamedJobs selection) {
        this.tails = tails;
        this.framing = framing;
        this.heartbeat = heartbeat;
        this.selection = selection;
        this.signal = selection.wake();
        first.add(Framing.text(OPENING));
    }

    /** All that is to be sent, each buffer when the client is ready for it. */
    Flux<byte[]> bytes(Mono<Void> ready) {
        return ready.then(Mono.defer(this::step)).repeat(() -> !done && !closed);
    }

    /** Ends it, before its jobs do; the client comes back with its cursor. */
    void close() {
        closed = true;
        signal.raise();
    }

    private Mono<byte[]> step() {
        List<byte[]> batch = new ArrayList<>(first);
        first.clear();
        batch.addAll(selection.resets());
        beat(batch);
        take(batch);
        if (!batch.isEmpty()) {
            return Mono.just(Framing.joined(batch));
        } else if (selection.mustRead()) {
            return read();
        }
        done = selection.isOver();
        return done ? Mono.empty() : pause();
    }

    private void beat(List<byte[]> batch) {
        if (untilBeat().isNegative()) {
            lastBeat = System.nanoTime();
            String now = Timestamps.text(Instant.now());
            batch.add(Framing.text(": still here\n\nevent: heartbeat\ndata: {\"at\":\"" + now + "\"}\n\n"));
        }
    }

    /** In turns, so that a busy job does not starve the others. */
    private void take(List<byte[]> batch) {
        int bytes = 0;
        boolean more = true;
        while (more && bytes < BATCH_BYTES) {
            more = false;
            for (EventSource source : selection.sources()) {
                LogEvent event = source.next();
                if (event != null) {
                    byte[] frame = framing.frame(event, source, selection.sources());
                    batch.add(frame);
                    bytes += frame.length;
                    more = true;
                }
            }
        }
    }

    private Mono<byte[]> read() {
        return tails.reader()
                .ask(() -> {
                    selection.read();
                    return true;
                })
                .hasElement()
                .flatMap(answered -> answered ? Mono.empty() : pause(LogReader.PAUSE));
    }

    private Mono<byte[]> pause() {
        return pause(selection.untilLook());
    }

    private Mono<byte[]> pause(Duration most) {
        Duration beat = untilBeat().plusMillis(1);
        return signal.raised()
                .timeout(most.compareTo(beat) < 0 ? most : beat, Mono.empty())
                .then(Mono.empty());
    }

    private Duration untilBeat() {
        return heartbeat.minusNanos(System.nanoTime() - lastBeat);
    }
}
