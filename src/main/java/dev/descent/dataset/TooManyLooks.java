package dev.descent.dataset;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** As many registrations as may wait for their data to be looked at already do. */
final class TooManyLooks extends Refused {
    private static final long serialVersionUID = 1;

    TooManyLooks(int most) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-registrations",
                most + " data sets are about to be registered, and no more may; try again shortly.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return headers;
    }
}
