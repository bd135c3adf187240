package dev.descent.event.stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Lets one stream wait. What is raised before or while it begins to wait is not lost; it may wake twice for one raise. */
final class Signal {
    private boolean raised;
    private @Nullable MonoSink<Void> waiting;

    void raise() {
        MonoSink<Void> woken;
        synchronized (this) {
            raised = true;
            woken = waiting;
            waiting = null;
        }
        if (woken != null) {
            woken.success();
        }
    }

    /** Completes when it is raised, or at once where it was since the last wait began. */
    Mono<Void> raised() {
        return Mono.create(sink -> {
            if (mustWait(sink)) {
                return;
            }
            sink.success();
        });
    }

    private synchronized boolean mustWait(MonoSink<Void> sink) {
        if (raised) {
            raised = false;
            return false;
        }
        waiting = sink;
        return true;
    }
}
