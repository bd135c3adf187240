package dev.descent.catalog;

import dev.descent.http.JsonBody;
import dev.descent.ml.loss.check.LossCheck;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries losses on numbers. */
@RestController
@Profile("api")
class LossController {

    @PostMapping(path = "/v1/losses/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode check(@RequestBody JsonNode request) {
        return LossCheck.check(JsonBody.checked(request));
    }
}
