package dev.descent.artifact;

import dev.descent.content.HeldFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends an artifact: whole or a range of it, or not at all to a client that has it, or the place where it can be had. Waits for disk and store.
 *
 * @param mayRedirect whether the client asked for the place
 * @param blocking where files are let go, which may clear a cache
 */
record Download(UUID job, Artifact artifact, ArtifactFiles files, boolean mayRedirect, Scheduler blocking) {
    /** Of what is kept elsewhere, a range that is not larger is read by itself, and any other from a copy of the whole. */
    private static final int SMALL = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    Mono<Void> answer(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        String etag = '"' + artifact.sha256() + '"';
        response.getHeaders().setCacheControl("private, no-cache");
        if (exchange.checkNotModified(etag)) {
            return response.setComplete();
        }
        boolean isHead = HttpMethod.HEAD.equals(exchange.getRequest().getMethod());
        Optional<URI> link = mayRedirect && !isHead ? files.link(job, artifact) : Optional.empty();
        if (link.isPresent()) {
            return redirect(response, link.get());
        }
        Optional<ByteRange> range = ByteRange.asked(exchange.getRequest().getHeaders(), etag, artifact.bytes());
        try {
            return isHead ? head(response, range) : send(response, range);
        } catch (NoSuchFileException e) {
            LOG.error("{} of job {} is not there: {}", artifact.name(), job, e.getMessage());
            return Mono.error(new ArtifactMissing(job, artifact));
        } catch (IOException e) {
            return Mono.error(e);
        }
    }

    private static Mono<Void> redirect(ServerHttpResponse response, URI link) {
        response.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
        response.getHeaders().setLocation(link);
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    private Mono<Void> head(ServerHttpResponse response, Optional<ByteRange> range) {
        describe(response, range);
        return response.setComplete();
    }

    private Mono<Void> send(ServerHttpResponse response, Optional<ByteRange> range) throws IOException {
        ByteRange part = range.orElse(new ByteRange(0, artifact.bytes() - 1));
        Optional<HeldFile> near = files.near(job, artifact);
        if (near.isEmpty() && range.isPresent() && part.length() <= SMALL) {
            byte[] bytes = files.read(job, artifact, part);
            describe(response, range);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
        }
        HeldFile file = near.isPresent() ? near.get() : files.open(job, artifact);
        return Mono.usingWhen(
                Mono.just(file),
                held -> {
                    describe(response, range);
                    return ((ZeroCopyHttpOutputMessage) response).writeWith(held.path(), part.first(), part.length());
                },
                held -> Mono.fromRunnable(held::close).subscribeOn(blocking));
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

    private String digest() {
        byte[] hash = HexFormat.of().parseHex(artifact.sha256());
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    }
}
