package dev.descent.http;

import dev.descent.ml.spec.Violation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem, which may quote what no encoder can write: half surrogates come as the six characters that JSON has for them. */
@Component
final class ProblemText {
    private final JsonMapper json;

    ProblemText(JsonMapper json) {
        this.json = json;
    }

    /** One line of JSON. */
    byte[] of(Problem problem) {
        Problem writable = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                spelled(problem.detail()),
                problem.instance(),
                problem.errors().stream()
                        .map(fault -> new Violation(whole(fault.path()), whole(fault.message())))
                        .toList());
        return (json.writeValueAsString(writable) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String spelled(@Nullable String text) {
        return text == null ? null : whole(text);
    }

    private static String whole(String text) {
        return StorableText.HALF.matcher(text).replaceAll(half -> "\\\\u%04x"
                .formatted((int) half.group().charAt(0)));
    }
}
