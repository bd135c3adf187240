package dev.descent.dataset.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A registered data set.
 *
 * @param name what people call it; need not be unique
 * @param content its bytes
 * @param format how to read them, for {@link dev.descent.ml.data.format.FormatSpec}; null where they are just bytes
 * @param description what was found in them at registration
 * @param hasPreview whether there is a picture of it
 */
public record Registered(
        UUID id,
        @Nullable String name,
        Content content,
        @Nullable JsonNode format,
        JsonNode description,
        boolean hasPreview,
        Instant createdAt) {

    /**
     * What was registered.
     *
     * @param reference where the bytes are; null for an upload, whose bytes are kept here
     * @param fileName as the client called an upload; only to be shown
     * @param bytes null for a sample, which has none
     * @param sha256 that the bytes had at registration
     */
    public record Content(
            @Nullable String reference,
            @Nullable String fileName,
            @Nullable Long bytes,
            String sha256) {

        public boolean isUpload() {
            return reference == null;
        }
    }

    /**
     * One that is about to be registered.
     *
     * @param preview a PNG, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // on its way into the table
    public record Candidate(
            UUID id,
            @Nullable String name,
            Content content,
            @Nullable JsonNode format,
            JsonNode description,
            byte @Nullable [] preview) {}
}
