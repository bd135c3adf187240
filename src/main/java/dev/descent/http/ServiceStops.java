package dev.descent.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The rest of a request did not come before the service stopped. */
final class ServiceStops extends Refused {
    private static final long serialVersionUID = 1;

    ServiceStops() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-stops",
                "The service stops; send the request again in a moment.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }
}
