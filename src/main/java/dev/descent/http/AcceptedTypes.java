package dev.descent.http;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a request accepts: the most wanted first, of equally wanted the most specific, and nothing whose weight (q) is 0. Who takes
 * anything takes JSON before all.
 */
final class AcceptedTypes extends HeaderContentTypeResolver {
    private static final Comparator<MediaType> MOST_WANTED =
            Comparator.comparingDouble(MediaType::getQualityValue).reversed();

    @Override
    public List<MediaType> resolveMediaTypes(ServerWebExchange exchange) {
        List<MediaType> wanted = super.resolveMediaTypes(exchange).stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(MOST_WANTED)
                .toList();
        return (wanted.isEmpty() ? MEDIA_TYPE_ALL_LIST : wanted)
                .stream().flatMap(AcceptedTypes::jsonFirst).toList();
    }

    private static Stream<MediaType> jsonFirst(MediaType type) {
        return type.isWildcardType()
                ? Stream.of(new MediaType(MediaType.APPLICATION_JSON, type.getParameters()), type)
                : Stream.of(type);
    }
}
