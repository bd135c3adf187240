package dev.descent.http;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Answers every error, from controllers, filters and routing alike, as {@code application/problem+json}, whatever the request
 * accepts. Stands before Spring Boot's own handler, which gets what can no longer be answered.
 */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {
    private final ProblemText text;

    ProblemHandler(ProblemText text) {
        this.text = text;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable handed) {
        Throwable thrown = MachineError.happened(handed);
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(handed);
        } else if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            // nobody is there to be answered, and nothing went wrong here
            return Mono.empty();
        }
        ServerHttpRequest request = exchange.getRequest();
        Problem problem =
                Problems.of(thrown, request.getMethod(), request.getPath().value());
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.clearContentHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.putAll(Problems.headers(thrown));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        DataBuffer body = response.bufferFactory().wrap(text.of(problem));
        return response.writeWith(Mono.just(body));
    }
}
