package dev.descent.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as a client gets it: RFC 9457's members, and the faults one by one.
 *
 * @param type a URN that programs can rely on: {@code urn:descent:problem:invalid-spec}
 * @param title the type in words, always the same
 * @param detail this case in a sentence
 * @param instance of an unexpected error: what to look for in the log
 * @param errors each fault with its JSON path, where there are several or a place can be named
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<Violation> errors) {
    private static final String TYPES = "urn:descent:problem:";

    static Problem of(HttpStatusCode status, String slug, @Nullable String detail) {
        String words = slug.replace('-', ' ');
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem(TYPES + slug, title, status.value(), detail, null, List.of());
    }

    /** A problem that says no more than its status: its name is the status' own. */
    static Problem of(HttpStatusCode status, @Nullable String detail) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String phrase = known == null ? "status-" + status.value() : known.getReasonPhrase();
        return of(status, phrase.toLowerCase(Locale.ROOT).replace(' ', '-'), detail);
    }

    Problem errors(List<Violation> all) {
        return new Problem(type, title, status, detail, instance, all);
    }

    Problem instance(String uri) {
        return new Problem(type, title, status, detail, uri, errors);
    }
}
