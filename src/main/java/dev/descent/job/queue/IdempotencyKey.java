package dev.descent.job.queue;

import dev.descent.http.InvalidParameter;
import dev.descent.ml.base.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client's name for one submission, so that repeating it makes no second job.
 *
 * @param bodySha256 of the submission's JSON without insignificant white space
 */
public record IdempotencyKey(String value, String bodySha256) {
    public static final String HEADER = "Idempotency-Key";

    /** The key of a request, or null where it has none. */
    public static @Nullable IdempotencyKey of(@Nullable String header, JsonNode body) {
        if (header == null) {
            return null;
        } else if (!header.matches("[\\x21-\\x7e]{1,200}")) {
            throw new InvalidParameter(HEADER, "must have 1 to 200 printable ASCII characters");
        }
        return new IdempotencyKey(header, Sha256.of(body.toString()));
    }
}
