package dev.descent.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.netty.http.server.HttpServerRequest;

/** Refuses bodies that are packed for the way, which nothing here unpacks and which would be read as they are. */
final class PlainBody implements RequestGuard {
    private static final String PLAIN = "identity";

    @Override
    public @Nullable Refused objection(HttpServerRequest request) {
        String encoding = request.requestHeaders().get(HttpHeaders.CONTENT_ENCODING, PLAIN);
        return encoding.isBlank() || encoding.strip().equalsIgnoreCase(PLAIN) ? null : new Encoded(encoding);
    }

    /** The body has an encoding of its own. */
    static final class Encoded extends Refused {
        private static final long serialVersionUID = 1;

        Encoded(String encoding) {
            super(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-content-encoding",
                    "Send the body as it is, without the header Content-Encoding: " + encoding
                            + ". A file that is packed itself needs no header.");
        }

        @Override
        protected HttpHeaders headers() {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.ACCEPT_ENCODING, PLAIN);
            return headers;
        }
    }
}
