package dev.descent.inference;

import dev.descent.dataset.DatasetSettings;
import dev.descent.http.JsonBody;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Predicts with a job's model. */
@RestController
@Profile("api")
@RequestMapping(
        path = "/v1/jobs/{id}/predict",
        produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.IMAGE_PNG_VALUE})
class PredictController {
    private final Inference inference;
    private final long mostPixels;

    PredictController(Inference inference, DatasetSettings settings) {
        this.inference = inference;
        this.mostPixels = settings.maxPixels();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> rows(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "image") AnswerForm.MaskSize size,
            @RequestBody JsonNode body,
            ServerHttpRequest request) {
        PredictRequest asked = JsonBody.read(body, PredictRequest.class);
        AnswerForm form = AnswerForm.of(request, size);
        return inference.ask(id, model -> new Predictor(model, form).rows(asked.instances()));
    }

    @PostMapping(consumes = {"image/png", "image/jpeg", "image/bmp", "image/x-ms-bmp"})
    Mono<ResponseEntity<byte[]>> image(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "image") AnswerForm.MaskSize size,
            ServerHttpRequest request) {
        AnswerForm form = AnswerForm.of(request, size);
        return ImageBody.of(request)
                .flatMap(bytes -> inference.ask(id, model -> new Predictor(model, form).image(bytes, mostPixels)));
    }
}
