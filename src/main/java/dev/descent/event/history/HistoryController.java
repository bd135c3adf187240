package dev.descent.event.history;

import dev.descent.http.InvalidParameter;
import dev.descent.http.MachineError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A job's series as columns or lines. */
@RestController
@Profile("api")
class HistoryController implements AutoCloseable {
    private static final HeaderContentTypeResolver ACCEPT = new HeaderContentTypeResolver();
    private static final int MOST_POINTS = 100_000;

    /** Histories written at once, and waiting to be. */
    private static final int WRITERS = 2;

    private static final int WAITING = 1_000;

    private final Scheduler writers = Schedulers.newBoundedElastic(WRITERS, WAITING, "history", 60, true);
    private final History history;

    HistoryController(History history) {
        this.history = history;
    }

    @GetMapping("/v1/jobs/{id}/metrics")
    Mono<Void> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(name = "max_points", required = false) @Nullable Integer maxPoints,
            @RequestParam(defaultValue = "0") double smooth,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            ServerWebExchange exchange) {
        HistoryFormat format = HistoryFormat.preferred(ACCEPT.resolveMediaTypes(exchange));
        return answer(id, query(series, maxPoints, smooth, IterationRange.of(from, to)), format, exchange);
    }

    @Override
    public void close() {
        writers.dispose();
    }

    private Mono<Void> answer(UUID id, History.Query query, HistoryFormat format, ServerWebExchange exchange) {
        return Mono.fromCallable(MachineError.told(() -> history.head(id)))
                .subscribeOn(writers)
                .flatMap(head -> {
                    exchange.getResponse().getHeaders().setCacheControl("private, no-cache");
                    exchange.getResponse().getHeaders().setVary(List.of(HttpHeaders.ACCEPT));
                    if (exchange.checkNotModified(format.etag(head))) {
                        return exchange.getResponse().setComplete();
                    }
                    return Mono.usingWhen(
                            Mono.fromCallable(() -> Files.createTempFile("descent-history", "")),
                            file -> send(id, query, format, file, exchange),
                            file -> Mono.fromRunnable(() -> delete(file)).subscribeOn(writers));
                });
    }

    private Mono<Void> send(UUID id, History.Query query, HistoryFormat format, Path file, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        return Mono.fromCallable(MachineError.told(() -> history.write(id, query, format, file)))
                .subscribeOn(writers)
                .flatMap(head -> {
                    response.getHeaders().setContentType(format.mediaType());
                    response.getHeaders().setETag(format.etag(head));
                    long length = file.toFile().length();
                    response.getHeaders().setContentLength(length);
                    // lines of no point are no bytes, and Netty takes none after such a head
                    if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod()) || length == 0) {
                        return response.setComplete();
                    }
                    return ((ZeroCopyHttpOutputMessage) response).writeWith(file, 0, length);
                });
    }

    private static History.Query query(
            List<String> series, @Nullable Integer maxPoints, double smooth, IterationRange range) {
        if (maxPoints != null) {
            InvalidParameter.checkBetween("max_points", maxPoints, Buckets.FEWEST_POINTS, MOST_POINTS);
        }
        if (!(smooth >= 0 && smooth < 1)) {
            throw new InvalidParameter("smooth", "must be at least 0 and below 1, was " + smooth);
        }
        return new History.Query(series, maxPoints, smooth, range);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
