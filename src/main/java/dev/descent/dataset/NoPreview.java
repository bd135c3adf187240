package dev.descent.dataset;

import dev.descent.dataset.registry.Registered;
import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** There is no picture of the data set. */
final class NoPreview extends Refused {
    private static final long serialVersionUID = 1;

    NoPreview(Registered dataset) {
        super(
                HttpStatus.NOT_FOUND,
                "no-preview",
                "There is no picture of data set " + dataset.id() + ", since "
                        + (dataset.description().path("examples").isNull()
                                ? "it was registered without a format."
                                : "its examples are no images; its description has the first rows of a table."));
    }
}
