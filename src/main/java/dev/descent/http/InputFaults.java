package dev.descent.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** What is wrong with a body, a parameter or a header that could not be read, in a client's terms. */
final class InputFaults {
    private InputFaults() {}

    static Problem problem(ServerWebInputException input, String path) {
        if (input instanceof MissingRequestValueException missing) {
            return new InvalidParameter(missing.getName(), "is required").problem();
        } else if (input.getCause() instanceof TypeMismatchException mismatch) {
            return mismatch(input.getMethodParameter(), mismatch, path);
        }
        Throwable cause =
                input.getCause() instanceof DecodingException ? input.getCause().getCause() : null;
        if (cause instanceof JacksonException json) {
            return JsonFaults.problem(json);
        }
        return cause == null
                ? Problem.of(HttpStatus.BAD_REQUEST, "missing-body", "The request needs a body.")
                : Problem.of(HttpStatus.BAD_REQUEST, "malformed-body", "The body cannot be read.");
    }

    /** A path whose id cannot be one names nothing; a query parameter is the client's mistake. */
    private static Problem mismatch(@Nullable MethodParameter parameter, TypeMismatchException mismatch, String path) {
        if (parameter == null || parameter.hasParameterAnnotation(PathVariable.class)) {
            return Problem.of(HttpStatus.NOT_FOUND, "There is nothing at " + path + ".");
        }
        String message = "must be " + wanted(mismatch.getRequiredType()) + ", was \"" + mismatch.getValue() + "\"";
        return new InvalidParameter(name(parameter), message).problem();
    }

    /** The name of a query parameter or header, as a client writes it. */
    static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String declared = query != null ? query.name() : header != null ? header.name() : "";
        return declared.isEmpty() ? String.valueOf(parameter.getParameterName()) : declared;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else if (type == UUID.class) {
            return "an id";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "an integer";
        }
        return "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
