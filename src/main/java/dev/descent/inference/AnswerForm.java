package dev.descent.inference;

import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * In what form an answer is wanted.
 *
 * @param picture whether as a PNG, which only a mask or an image can be
 * @param size of masks and images
 */
record AnswerForm(boolean picture, MaskSize size) {

    /** How large a predicted mask or image is answered. */
    enum MaskSize {
        /** As the image that was sent. */
        IMAGE,
        /** As the model sees it. */
        MODEL
    }

    /** A picture is for who prefers it to JSON. */
    static AnswerForm of(ServerHttpRequest request, MaskSize size) {
        boolean picture = request.getHeaders().getAccept().stream()
                .filter(type ->
                        type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.isCompatibleWith(MediaType.IMAGE_PNG))
                .max(Comparator.comparingDouble(MediaType::getQualityValue)
                        .thenComparing(type -> type.includes(MediaType.APPLICATION_JSON)))
                .map(type -> !type.includes(MediaType.APPLICATION_JSON))
                .orElse(false);
        return new AnswerForm(picture, size);
    }
}
