package dev.descent.artifact;

import dev.descent.http.Page;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    @GetMapping("/v1/jobs/{id}/artifacts/{name}")
    Mono<Void> download(@PathVariable UUID id, @PathVariable String name, ServerWebExchange exchange) {
        return Mono.using(() -> open(id, name), download -> download.answer(exchange), Download::close)
                .subscribeOn(blocking);
    }

    private Download open(UUID id, String name) throws IOException {
        Artifact artifact = store.get(id, name);
        return new Download(artifact, files.open(id, artifact));
    }
}
