package dev.descent.http;

import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells that the service stops, before the web server waits for its requests: what only waits itself would hold it until its time is
 * over.
 */
@Component
public class Stop {
    private final ApplicationContext context;
    private final Sinks.Empty<Void> begun = Sinks.empty();

    public Stop(ApplicationContext context) {
        this.context = context;
    }

    /** Completes when the service begins to stop, or at once where it has begun. */
    public Mono<Void> begun() {
        return begun.asMono();
    }

    /** Events of a child context arrive here as well. */
    @EventListener
    void begin(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            begun.tryEmitEmpty();
        }
    }
}
