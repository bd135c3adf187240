package dev.descent.job.queue;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The key was used before, with another body. */
public final class IdempotencyKeyReused extends Refused {
    private static final long serialVersionUID = 1;

    public IdempotencyKeyReused(String key) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "The Idempotency-Key " + key + " was used with another body before.");
    }
}
