package dev.descent.dataset.remote;

import dev.descent.dataset.remote.RemoteSource.CannotResume;
import dev.descent.dataset.remote.RemoteSource.TryLater;
import dev.descent.dataset.remote.address.RemoteUri;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What the answers of web servers mean. Bodies of errors are never read. */
final class HttpResponses {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private HttpResponses() {}

    /** Where to go on, or null. */
    static @Nullable String redirect(ClassicHttpResponse response) {
        return REDIRECTS.contains(response.getCode()) ? header(response, HttpHeaders.LOCATION) : null;
    }

    /** @param close of the connection; it is closed here where no body comes of it */
    static Optional<FetchResponse> read(ClassicHttpResponse response, FetchRequest request, Runnable close)
            throws IOException {
        boolean open = false;
        try {
            Optional<FetchResponse> read = response(response, request, close);
            open = read.isPresent();
            return read;
        } finally {
            if (!open) {
                close.run();
            }
        }
    }

    private static Optional<FetchResponse> response(ClassicHttpResponse response, FetchRequest request, Runnable close)
            throws IOException {
        int status = response.getCode();
        if (status == 200) {
            return Optional.of(new FetchResponse(
                    0, length(response), isFramed(response), version(response), body(response), close));
        } else if (status == 206 && request.isForRest()) {
            return Optional.of(rest(response, request, close));
        } else if (status == 304 && request.isConditional()) {
            return Optional.empty();
        } else if ((status == 206 || status == 412 || status == 416) && request.isForRest()) {
            throw new CannotResume("answered " + status);
        } else if (PASSING.contains(status)) {
            throw new TryLater("answered " + status, retryAfter(response));
        }
        throw RemoteUri.refused("cannot be fetched: the server answered " + status);
    }

    private static FetchResponse rest(ClassicHttpResponse response, FetchRequest request, Runnable close)
            throws IOException {
        long total = request.total(header(response, HttpHeaders.CONTENT_RANGE));
        return new FetchResponse(request.from(), total, isFramed(response), version(response), body(response), close);
    }

    private static Version version(ClassicHttpResponse response) {
        return new Version(header(response, HttpHeaders.ETAG), header(response, HttpHeaders.LAST_MODIFIED));
    }

    private static InputStream body(ClassicHttpResponse response) throws IOException {
        String encoding = header(response, HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw RemoteUri.refused(
                    "cannot be fetched: the server compresses it on the way (Content-Encoding), though asked not to");
        }
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private static long length(ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        return entity == null ? 0 : Math.max(FetchResponse.UNKNOWN, entity.getContentLength());
    }

    private static boolean isFramed(ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.isChunked() || entity.getContentLength() >= 0;
    }

    /** In seconds; a date is not worth the trouble. */
    private static Duration retryAfter(ClassicHttpResponse response) {
        String seconds = header(response, HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
