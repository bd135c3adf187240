package dev.descent.http;

import dev.descent.ml.spec.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A query parameter or header has a value that cannot be. */
public final class InvalidParameter extends Refused {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong, with the value found: {@code must be between 1 and 100, was 0} */
    public InvalidParameter(String name, String message) {
        super(HttpStatus.BAD_REQUEST, "invalid-parameter", name + " " + message, List.of(new Violation(name, message)));
    }

    /** @throws InvalidParameter unless the value is one of these bounds or between them */
    public static void checkBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidParameter(name, "must be between " + least + " and " + most + ", was " + value);
        }
    }
}
