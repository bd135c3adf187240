package dev.descent.http;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Turns away what some {@link RequestGuard} objects to. It stands before Spring, which answers what it cannot parse with an empty 400
 * or an error of its own, and by which a filter would not be asked.
 */
@Component
final class Gate implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final List<RequestGuard> guards;
    private final ProblemText text;

    Gate(List<RequestGuard> guards, ProblemText text) {
        this.guards = Stream.concat(Stream.of(new WellFormedTarget(), new PlainBody()), guards.stream())
                .toList();
        this.text = text;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addRouteProviders(this::route);
    }

    private HttpServerRoutes route(HttpServerRoutes routes) {
        return routes.route(request -> objection(request) != null, this::refuse);
    }

    private @Nullable Refused objection(HttpServerRequest request) {
        return guards.stream()
                .map(guard -> guard.objection(request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Publisher<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
        Refused refused = Objects.requireNonNull(objection(request));
        Problem problem = refused.problem();
        response.status(problem.status());
        response.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        refused.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return response.sendByteArray(Mono.just(text.of(problem)));
    }
}
