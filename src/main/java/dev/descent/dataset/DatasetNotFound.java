package dev.descent.dataset;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no registered data set of that id. */
final class DatasetNotFound extends Refused {
    private static final long serialVersionUID = 1;

    DatasetNotFound(UUID id) {
        super(HttpStatus.NOT_FOUND, "dataset-not-found", "There is no data set " + id + ".");
    }
}
