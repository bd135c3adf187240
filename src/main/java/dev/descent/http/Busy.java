package dev.descent.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** As many as may do something at once already do it. */
public class Busy extends Refused {
    private static final long serialVersionUID = 1;

    /** @param type such as {@code too-many-uploads} */
    public Busy(String type, String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, type, detail);
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return headers;
    }
}
