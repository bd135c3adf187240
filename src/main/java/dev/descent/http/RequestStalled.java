package dev.descent.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The rest of a request does not come. */
final class RequestStalled extends Refused {
    private static final long serialVersionUID = 1;

    RequestStalled(long seconds) {
        super(
                HttpStatus.REQUEST_TIMEOUT,
                "request-stalled",
                "Next to nothing of the body came in " + seconds + " seconds.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }
}
