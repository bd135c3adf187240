package dev.descent.inference;

import dev.descent.http.InvalidParameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Evaluates a job's model on a data set. */
@RestController
@Profile("api")
class EvaluateController {
    private final Inference inference;
    private final Evaluator evaluator;
    private final InferenceSettings settings;

    EvaluateController(Inference inference, Evaluator evaluator, InferenceSettings settings) {
        this.inference = inference;
        this.evaluator = evaluator;
        this.settings = settings;
    }

    @PostMapping(path = "/v1/jobs/{id}/evaluate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<EvaluateAnswer> evaluate(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Double interval,
            @RequestBody JsonNode body) {
        if (interval != null && !(interval > 0 && interval < 1)) {
            throw new InvalidParameter("interval", "must be above 0 and below 1, was " + interval);
        }
        EvaluateRequest asked = evaluator.read(body);
        TimeLimit limit = new TimeLimit(settings.evaluationTime());
        return inference.evaluate(
                id,
                () -> evaluator.find(asked, limit),
                (model, data) -> evaluator.evaluate(model, asked, data, new Evaluator.Terms(interval, limit)));
    }
}
