package dev.descent.inference;

import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * In what form an answer is wanted.
 *
 * @param picture whether as a PNG, which only a mask can be
 * @param size of masks
 */
record Wanted(boolean picture, MaskSize size) {

    /** A picture is for who prefers it to JSON. */
    static Wanted of(ServerHttpRequest request, MaskSize size) {
        boolean picture = request.getHeaders().getAccept().stream()
                .filter(type ->
                        type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.isCompatibleWith(MediaType.IMAGE_PNG))
                .max(Comparator.comparingDouble(MediaType::getQualityValue)
                        .thenComparing(type -> type.includes(MediaType.APPLICATION_JSON)))
                .map(type -> !type.includes(MediaType.APPLICATION_JSON))
                .orElse(false);
        return new Wanted(picture, size);
    }
}
