package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on a web server. Redirects are followed here, each checked like the first address. */
final class HttpSource implements RemoteSource {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSource.class);
    private static final int MOST_REDIRECTS = 5;

    private final Supplier<CloseableHttpClient> client;
    private final RemoteUri uri;

    HttpSource(Supplier<CloseableHttpClient> client, RemoteUri uri) {
        this.client = client;
        this.uri = uri;
    }

    @Override
    public String shown() {
        return uri.shown();
    }

    @Override
    public Optional<FetchResponse> open(FetchRequest asked, Cancellation cancellation) throws IOException {
        RemoteUri at = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpGet request = request(at, asked);
            cancellation.connected(request::cancel);
            ClassicHttpResponse response = send(at, request);
            String location = HttpResponses.redirect(response);
            if (location == null) {
                return HttpResponses.read(response, asked, () -> close(request, response));
            }
            close(request, response);
            at = at.redirected(location);
        }
        throw RemoteUri.refused("is redirected more than " + MOST_REDIRECTS + " times");
    }

    /** What went wrong is for the operator: a user who could tell a closed port from a refused address could map the network. */
    private ClassicHttpResponse send(RemoteUri at, HttpGet request) throws IOException {
        HttpHost host = new HttpHost(at.scheme(), at.host(), at.port());
        try {
            return client.get().executeOpen(host, request, null);
        } catch (IOException e) {
            LOG.warn("Cannot fetch {}: {}", at.shown(), e.toString());
            throw e;
        }
    }

    private static HttpGet request(RemoteUri at, FetchRequest asked) {
        HttpGet request = new HttpGet(URI.create(at.toString()));
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (asked.isForRest()) {
            request.setHeader(HttpHeaders.RANGE, asked.range());
            set(request, HttpHeaders.IF_RANGE, asked.version().etag());
        } else {
            set(request, HttpHeaders.IF_NONE_MATCH, asked.version().etag());
            set(request, HttpHeaders.IF_MODIFIED_SINCE, asked.version().lastModified());
        }
        return request;
    }

    private static void set(HttpGet request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    /** Cancelling first breaks the connection off; a plain close would read all that is still to come. */
    private static void close(HttpGet request, ClassicHttpResponse response) {
        request.cancel();
        try {
            response.close();
        } catch (IOException e) {
            LOG.trace("closed by the cancellation", e);
        }
    }
}
