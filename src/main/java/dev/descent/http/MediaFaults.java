package dev.descent.http;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** What to send instead of a method, a Content-Type or an Accept that cannot be served. */
final class MediaFaults {
    private static final MediaType ANY_JSON = MediaType.parseMediaType("application/*+json");

    private MediaFaults() {}

    /** A problem that names what is served, or null for other errors. */
    static @Nullable Problem problem(Throwable thrown) {
        String detail = null;
        if (thrown instanceof UnsupportedMediaTypeStatusException type) {
            detail = "Send the body with the header Content-Type: " + alternatives(type.getSupportedMediaTypes()) + ".";
        } else if (thrown instanceof NotAcceptableStatusException accept) {
            detail = accept.getSupportedMediaTypes().isEmpty()
                    ? "The header Accept cannot be read."
                    : "The answer comes as " + alternatives(served(accept.getSupportedMediaTypes())) + ".";
        } else if (thrown instanceof MethodNotAllowedException method) {
            detail = "The method is " + alternatives(method.getSupportedMethods()) + ".";
        }
        return detail == null ? null : Problem.of(((ResponseStatusException) thrown).getStatusCode(), detail);
    }

    /** What no method narrows down is all that JSON could be written as. */
    private static List<MediaType> served(List<MediaType> all) {
        return all.contains(ANY_JSON) ? List.of(MediaType.APPLICATION_JSON) : all;
    }

    private static String alternatives(Collection<?> all) {
        return all.stream().map(String::valueOf).distinct().sorted().collect(Collectors.joining(" or "));
    }
}
