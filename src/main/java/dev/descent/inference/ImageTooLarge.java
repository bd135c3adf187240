package dev.descent.inference;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The image has more bytes than one may have. */
final class ImageTooLarge extends Refused {
    private static final long serialVersionUID = 1;

    ImageTooLarge() {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "An image may have at most " + ImageBody.MOST_BYTES + " bytes here.");
    }
}
