package dev.descent.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets pass who brings the API key. What needs none is listed, and everything else does, so that no way of writing a path gets
 * around it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ApiKeyFilter implements WebFilter {
    private static final String SCHEME = "bearer ";
    private static final List<PathPattern> OPEN = List.of(
            open("/"),
            open("/page/{file}"),
            open("/page/uplot/{file}"),
            open("/openapi.yaml"),
            open("/actuator/health/**"));

    private final byte[] key;

    ApiKeyFilter(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean open = OPEN.stream().anyMatch(pattern -> pattern.matches(path));
        return open || isKey(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                ? chain.filter(exchange)
                : Mono.error(new NotAuthorized());
    }

    private boolean isKey(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] brought = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(key, brought);
    }

    private static PathPattern open(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}
