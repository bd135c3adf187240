package dev.descent.event;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Lets one stream wait. A ring before or while it begins to wait is not lost; it may wake twice for one ring. */
final class Wake {
    private boolean rung;
    private @Nullable MonoSink<Void> waiting;

    void ring() {
        MonoSink<Void> woken;
        synchronized (this) {
            rung = true;
            woken = waiting;
            waiting = null;
        }
        if (woken != null) {
            woken.success();
        }
    }

    /** Completes at the next ring, or at once where there was one since the last wait began. */
    Mono<Void> rung() {
        return Mono.create(sink -> {
            if (mustWait(sink)) {
                return;
            }
            sink.success();
        });
    }

    private synchronized boolean mustWait(MonoSink<Void> sink) {
        if (rung) {
            rung = false;
            return false;
        }
        waiting = sink;
        return true;
    }
}
