package dev.descent.inference;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** An image as the body of a request. */
final class ImageBody {
    static final int MOST_BYTES = 16 << 20;

    private ImageBody() {}

    /** The bytes, once they are all there. */
    static Mono<byte[]> of(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > MOST_BYTES) {
            return Mono.error(new ImageTooLarge());
        }
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .onErrorMap(DataBufferLimitException.class, limit -> new ImageTooLarge())
                .defaultIfEmpty(new byte[0]);
    }
}
