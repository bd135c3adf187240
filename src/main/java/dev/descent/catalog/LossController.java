package dev.descent.catalog;

import dev.descent.ml.loss.LossCheck;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries losses on numbers. */
@RestController
@Profile("api")
class LossController {

    @PostMapping("/v1/losses/check")
    JsonNode check(@RequestBody JsonNode request) {
        return LossCheck.check(request);
    }
}
