package dev.descent.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Compresses text for clients that ask for it, but never a stream of events, which would wait in the compressor, nor what has a
 * digest, which is that of the bytes as stored.
 */
@Component
final class Compression implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private static final List<String> TEXT = List.of(
            "application/json",
            "application/problem+json",
            "application/x-ndjson",
            "application/yaml",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript");

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.compress(Compression::pays));
    }

    private static boolean pays(HttpServerRequest request, HttpServerResponse response) {
        HttpHeaders headers = response.responseHeaders();
        String type = headers.get("Content-Type", "");
        boolean asStored = headers.contains("Repr-Digest") || headers.contains("Content-Digest");
        return !asStored && TEXT.stream().anyMatch(type::startsWith);
    }
}
