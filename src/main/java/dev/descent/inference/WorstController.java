package dev.descent.inference;

import dev.descent.content.HeldFile;
import dev.descent.http.Page;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows on which validation samples a job's model was worst. */
@RestController
@Profile("api")
class WorstController {
    private final StoredModels stored;

    WorstController(StoredModels stored) {
        this.stored = stored;
    }

    @GetMapping("/v1/jobs/{id}/worst")
    WorstAnswer worst(@PathVariable UUID id, @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit)
            throws IOException {
        int most = Page.checked(limit);
        try (HeldFile report = stored.worst(id)) {
            return WorstAnswer.read(report.path(), most);
        }
    }
}
