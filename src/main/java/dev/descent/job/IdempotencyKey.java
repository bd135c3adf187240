package dev.descent.job;

import dev.descent.http.InvalidParameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client's name for one submission, so that repeating it makes no second job.
 *
 * @param bodySha256 of the submission's JSON without insignificant white space
 */
record IdempotencyKey(String value, String bodySha256) {
    static final String HEADER = "Idempotency-Key";

    /** The key of a request, or null where it has none. */
    static @Nullable IdempotencyKey of(@Nullable String header, JsonNode body) {
        if (header == null) {
            return null;
        } else if (!header.matches("[\\x21-\\x7e]{1,200}")) {
            throw new InvalidParameter(HEADER, "must have 1 to 200 printable ASCII characters");
        }
        return new IdempotencyKey(header, sha256(body.toString()));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
