package dev.descent.race;

import dev.descent.http.Page;
import dev.descent.job.queue.IdempotencyKey;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Begins, lists, shows, cancels and deletes races. */
@RestController
@Profile("api")
@RequestMapping("/v1/races")
class RaceController {
    private final Races races;

    RaceController(Races races) {
        this.races = races;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RaceAnswer> begin(
            @RequestBody JsonNode body,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header) {
        RaceAnswer race = races.begin(body, IdempotencyKey.of(header, body));
        return ResponseEntity.accepted()
                .location(URI.create(Races.path(race.id())))
                .body(race);
    }

    @GetMapping
    Page<RaceAnswer> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String name) {
        return races.list(after, name, Page.checked(limit));
    }

    @GetMapping("/{id}")
    RaceAnswer show(@PathVariable UUID id) {
        return races.get(id);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RaceAnswer cancel(@PathVariable UUID id) {
        return races.cancel(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        races.delete(id);
    }
}
