package dev.descent.artifact;

import dev.descent.content.HeldFile;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends an artifact off the disk: whole or a range of it, or not at all to a client that has it. */
record Download(Artifact artifact, HeldFile file) implements AutoCloseable {

    Mono<Void> answer(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        String etag = '"' + artifact.sha256() + '"';
        response.getHeaders().setCacheControl("private, no-cache");
        if (exchange.checkNotModified(etag)) {
            return response.setComplete();
        }
        Optional<ByteRange> range = ByteRange.asked(exchange.getRequest().getHeaders(), etag, artifact.bytes());
        describe(response, range);
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        ByteRange part = range.orElse(new ByteRange(0, artifact.bytes() - 1));
        return ((ZeroCopyHttpOutputMessage) response).writeWith(file.path(), part.first(), part.length());
    }

    private void describe(ServerHttpResponse response, Optional<ByteRange> range) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(artifact.mediaType()));
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(artifact.name()).build());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("Repr-Digest", digest());
        headers.setContentLength(range.map(ByteRange::length).orElse(artifact.bytes()));
        if (range.isPresent()) {
            response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
            headers.set(HttpHeaders.CONTENT_RANGE, range.get().of(artifact.bytes()));
        } else {
            // RFC 9530: the digest of these very bytes, so of a whole file only
            headers.set("Content-Digest", digest());
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private String digest() {
        byte[] hash = HexFormat.of().parseHex(artifact.sha256());
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }
}
