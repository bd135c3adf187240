package dev.descent.http;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does not let the stop wait for the rest of bodies: a client may send slowly, or nothing any more. */
@Component
final class UnfinishedBodies implements WebFilter {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Mono<Void> tooLate;

    UnfinishedBodies(Stop stop) {
        tooLate = stop.begun().then(Mono.delay(GRACE)).then(Mono.error(ServiceStops::new));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest bounded = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().takeUntilOther(tooLate);
            }
        };
        return chain.filter(exchange.mutate().request(bounded).build());
    }
}
