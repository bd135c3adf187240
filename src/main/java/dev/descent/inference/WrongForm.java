package dev.descent.inference;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The model does not take what was sent, or cannot answer in the form that was asked for. */
final class WrongForm extends Refused {
    private static final long serialVersionUID = 1;

    private WrongForm(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static WrongForm image() {
        return new WrongForm(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The model takes rows of a table: send them as JSON, {\"instances\": […]}.");
    }

    static WrongForm picture() {
        return new WrongForm(
                HttpStatus.NOT_ACCEPTABLE,
                "not-acceptable",
                "Only a mask or an image is answered as a picture, and this model gives none: accept application/json.");
    }
}
