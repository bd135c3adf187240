package dev.descent.inference;

import dev.descent.http.JsonBody;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.LossMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows where in a sample a loss lies. */
@RestController
@Profile("api")
class LossMapController {
    private final LossMaps maps;
    private final JsonMapper json;

    LossMapController(LossMaps maps, JsonMapper json) {
        this.maps = maps;
        this.json = json;
    }

    @GetMapping(path = "/v1/jobs/{id}/worst/{n}/loss.png", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> draw(
            @PathVariable UUID id,
            @PathVariable int n,
            @RequestParam(required = false) @Nullable String loss,
            @RequestParam(defaultValue = "loss") LossMap.Of of,
            @RequestParam(defaultValue = "true") boolean image) {
        LossSpec spec = loss == null ? null : InvalidSpec.under("loss", () -> read(loss));
        return maps.draw(id, new LossMaps.Asked(n, spec, of, image));
    }

    /** A name, or a spec as JSON. */
    private LossSpec read(String loss) {
        return JsonBody.read(
                loss.stripLeading().startsWith("{") ? tree(loss) : JsonNodeFactory.instance.stringNode(loss),
                LossSpec.class);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidSpec("", "is neither the name of a loss nor JSON: " + e.getOriginalMessage());
        }
    }
}
