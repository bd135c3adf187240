package dev.descent.dataset;

import dev.descent.dataset.registry.Registered;
import dev.descent.dataset.upload.ReceivedFile;
import dev.descent.dataset.upload.UploadForm;
import dev.descent.dataset.upload.UploadReceiver;
import dev.descent.http.JsonBody;
import dev.descent.http.Page;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registered data sets. */
@RestController
@Profile("api")
@RequestMapping("/v1/datasets")
class DatasetController {
    private final Registry registry;
    private final UploadReceiver receiver;
    private final JsonMapper json;

    DatasetController(Registry registry, UploadReceiver receiver, JsonMapper json) {
        this.registry = registry;
        this.receiver = receiver;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<DatasetAnswer>> upload(@RequestBody Flux<PartEvent> parts, ServerHttpRequest request) {
        long length = request.getHeaders().getContentLength();
        return receiver.receive(parts, length, UploadFields.NAMES, this::add).map(DatasetController::created);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DatasetAnswer> register(@RequestBody JsonNode body) {
        try {
            return created(registry.add(JsonBody.read(body, Registration.class)));
        } catch (InvalidSpec invalid) {
            throw registry.refused(body, invalid);
        }
    }

    @GetMapping
    Page<DatasetAnswer> list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String name) {
        Page<Registered> page = registry.list(after, name, Page.checked(limit));
        return new Page<>(page.data().stream().map(DatasetAnswer::brief).toList(), page.hasMore());
    }

    @GetMapping("/{id}")
    DatasetAnswer show(@PathVariable UUID id) {
        return DatasetAnswer.of(registry.get(id));
    }

    @GetMapping(path = "/{id}/preview.png")
    ResponseEntity<byte[]> preview(@PathVariable UUID id) {
        byte[] png = registry.preview(id);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(Sha256.of(png))
                .body(png);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        registry.delete(id);
    }

    private Registered add(UploadForm form) {
        try {
            ReceivedFile file = form.file();
            UploadFields fields = UploadFields.of(form, file.content().sha256(), json);
            return registry.add(fields.name(), file, fields.format());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store an upload", e);
        }
    }

    private static ResponseEntity<DatasetAnswer> created(Registered dataset) {
        return ResponseEntity.created(URI.create(DatasetAnswer.path(dataset.id())))
                .body(DatasetAnswer.of(dataset));
    }
}
