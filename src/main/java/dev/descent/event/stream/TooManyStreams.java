package dev.descent.event.stream;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** As many streams are open as may be. */
final class TooManyStreams extends Refused {
    private static final long serialVersionUID = 1;

    TooManyStreams(int most) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-streams",
                "There are " + most + " streams open, which is as many as may be. Try again later.");
    }
}
