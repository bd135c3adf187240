package dev.descent.dataset.upload;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** As many uploads as one process takes are under way. */
final class TooManyUploads extends Refused {
    private static final long serialVersionUID = 1;

    TooManyUploads(int most) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-uploads",
                most + " uploads are under way, and no more are taken; try again shortly.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }
}
