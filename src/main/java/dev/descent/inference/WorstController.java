package dev.descent.inference;

import dev.descent.http.Page;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows on which validation samples a job's model was worst. */
@RestController
@Profile("api")
class WorstController {
    private final WorstFinder worst;

    WorstController(WorstFinder worst) {
        this.worst = worst;
    }

    @GetMapping("/v1/jobs/{id}/worst")
    Mono<WorstAnswer> worst(@PathVariable UUID id, @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        int most = Page.checked(limit);
        return worst.of(id).map(answer -> answer.limited(most));
    }
}
