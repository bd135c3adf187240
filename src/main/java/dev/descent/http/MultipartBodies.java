package dev.descent.http;

import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Copies the bodies of multipart requests off the network's buffers, which are counted by hand and go back at once. Spring's parser of
 * parts has pieces in queues between its operators; where the request is refused or the client goes away, those in the windows of parts
 * are dropped and would never go back.
 */
@Component
final class MultipartBodies implements WebFilter {
    private static final DefaultDataBufferFactory HEAP = DefaultDataBufferFactory.sharedInstance;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        // as it stands: what is no type is refused later
        String type = String.valueOf(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        boolean multipart = type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
        return chain.filter(
                multipart ? exchange.mutate().request(copying(request)).build() : exchange);
    }

    private static ServerHttpRequest copying(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().map(MultipartBodies::copied);
            }
        };
    }

    private static DataBuffer copied(DataBuffer counted) {
        try {
            byte[] bytes = new byte[counted.readableByteCount()];
            counted.read(bytes);
            return HEAP.wrap(bytes);
        } finally {
            DataBufferUtils.release(counted);
        }
    }
}
