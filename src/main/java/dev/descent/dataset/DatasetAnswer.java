package dev.descent.dataset;

import dev.descent.dataset.registry.Registered;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A registered data set as the API answers it.
 *
 * @param uri what a job names it by
 * @param reference that was registered; null for an upload
 * @param fileName as the client called an upload
 * @param bytes as stored or referred to; null for a sample
 * @param sha256 of the bytes at registration
 * @param format to read them with where a job names none
 * @param description what was found in the whole of it; null in a list
 */
record DatasetAnswer(
        UUID id,
        @Nullable String name,
        String uri,
        @Nullable String reference,
        @Nullable String fileName,
        @Nullable Long bytes,
        String sha256,
        @Nullable JsonNode format,
        @Nullable JsonNode description,
        Instant createdAt,
        DatasetLinks links) {

    /** Where to go from a data set. */
    record DatasetLinks(String self, @Nullable String preview) {}

    static DatasetAnswer of(Registered dataset) {
        return of(dataset, dataset.description());
    }

    /** Without the description. */
    static DatasetAnswer brief(Registered dataset) {
        return of(dataset, null);
    }

    static String path(UUID id) {
        return "/v1/datasets/" + id;
    }

    private static DatasetAnswer of(Registered dataset, @Nullable JsonNode description) {
        Registered.Content content = dataset.content();
        String self = path(dataset.id());
        return new DatasetAnswer(
                dataset.id(),
                dataset.name(),
                "dataset:" + dataset.id(),
                content.reference(),
                content.fileName(),
                content.bytes(),
                content.sha256(),
                dataset.format(),
                description,
                dataset.createdAt(),
                new DatasetLinks(self, dataset.hasPreview() ? self + "/preview.png" : null));
    }
}
