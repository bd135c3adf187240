package dev.descent.artifact;

import dev.descent.http.Page;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The files that a job left. */
@RestController
@Profile("api")
class ArtifactController {
    private final ArtifactStore store;
    private final ArtifactFiles files;
    private final Scheduler blocking;

    ArtifactController(ArtifactStore store, ArtifactFiles files, Scheduler blocking) {
        this.store = store;
        this.files = files;
        this.blocking = blocking;
    }

    @GetMapping("/v1/jobs/{id}/artifacts")
    Page<Artifact> list(@PathVariable UUID id) {
        return new Page<>(store.list(id), false);
    }

    /** @param redirect whether the client would rather get it from where it is kept, if it can be had there */
    @GetMapping("/v1/jobs/{id}/artifacts/{name}")
    Mono<Void> download(
            @PathVariable UUID id,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean redirect,
            ServerWebExchange exchange) {
        return Mono.defer(() -> new Download(id, store.get(id, name), files, redirect, blocking).answer(exchange))
                .subscribeOn(blocking);
    }
}
