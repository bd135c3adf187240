package dev.descent.dataset.remote;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** As many requests as may wait for files from other machines already do. */
final class TooManyFetches extends Refused {
    private static final long serialVersionUID = 1;

    TooManyFetches(int most) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-fetches",
                most + " requests wait for files from other machines, and no more may; try again shortly.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return headers;
    }
}
