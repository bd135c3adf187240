package dev.descent.http;

import dev.descent.ml.spec.Nearest;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON text, without the names of the classes that read it. */
final class JsonFaults {
    /** Parts of Jackson's messages that name its own settings. */
    private static final Pattern OF_THE_PARSER = Pattern.compile(
            ", from `[^`]*`| \\(start marker at \\[Source: [^]]*]\\)|: enable `[^`]*` to allow| \\(not recognized as one since Feature [^)]*\\)");

    private JsonFaults() {}

    static Problem problem(JacksonException fault) {
        if (fault instanceof DatabindException && !fault.getPath().isEmpty()) {
            Violation violation = new Violation(path(fault), message(fault));
            return Problems.invalidSpec(List.of(violation));
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", place(fault.getLocation()) + text(fault));
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "Line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String text(JacksonException fault) {
        if (fault instanceof MismatchedInputException) {
            return fault.getOriginalMessage().startsWith("Trailing token")
                    ? "something follows the end of the JSON value"
                    : "not the JSON that is expected here";
        }
        return OF_THE_PARSER.matcher(fault.getOriginalMessage()).replaceAll("").replaceAll("[\\r\\n]+", " ");
    }

    private static String message(JacksonException fault) {
        return fault instanceof UnrecognizedPropertyException unknown
                ? "is not known here" + Nearest.hint(unknown.getPropertyName(), known(unknown))
                : "has a value of the wrong type";
    }

    private static List<String> known(UnrecognizedPropertyException fault) {
        return fault.getKnownPropertyIds() == null
                ? List.of()
                : fault.getKnownPropertyIds().stream().map(String::valueOf).toList();
    }

    private static String path(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.reducing("", Violation::join));
    }
}
