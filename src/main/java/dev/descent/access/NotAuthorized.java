package dev.descent.access;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The request brings no API key, or a wrong one. */
final class NotAuthorized extends Refused {
    private static final long serialVersionUID = 1;

    NotAuthorized() {
        super(HttpStatus.UNAUTHORIZED, "unauthorized", "Send the API key as Authorization: Bearer …");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"descent\"");
        return headers;
    }
}
