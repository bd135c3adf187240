package dev.descent.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets pages of some other origins read answers. It refuses nobody: without its headers a browser keeps an answer from a page, and what
 * changes something is refused elsewhere. It stands before the key is asked for, since a browser asks without one whether it may send it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OtherOrigins implements WebFilter {
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Set<String> allowed;

    /** @param origins {@code https://dashboards.example.org}; any page can be of the origin "null" */
    OtherOrigins(List<String> origins) {
        allowed = origins.stream()
                .map(origin -> origin.strip().replaceFirst("/$", ""))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String origin : allowed) {
            if (!origin.matches("https?://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "descent.http.allowed-origins must be like https://host or http://host:port, separated by commas,"
                                + " was " + origin);
            }
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String origin = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (allowed.isEmpty()) {
            return chain.filter(exchange);
        }
        HttpHeaders answer = exchange.getResponse().getHeaders();
        answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (origin == null || !allowed.contains(origin)) {
            return chain.filter(exchange);
        }
        answer.setAccessControlAllowOrigin(origin);
        answer.setAccessControlExposeHeaders(List.of(HttpHeaders.ETAG));
        return isAsked(exchange) ? permitted(exchange, answer) : chain.filter(exchange);
    }

    private static boolean isAsked(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())
                && headers.getAccessControlRequestMethod() != null;
    }

    private static Mono<Void> permitted(ServerWebExchange exchange, HttpHeaders answer) {
        answer.setAccessControlAllowMethods(READING);
        answer.setAccessControlAllowHeaders(List.of(HttpHeaders.AUTHORIZATION, "Last-Event-ID"));
        answer.setAccessControlMaxAge(600);
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        return exchange.getResponse().setComplete();
    }
}
