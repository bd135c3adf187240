package dev.descent.catalog;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The catalogue has nothing of that name. */
final class NotInCatalog extends Refused {
    private static final long serialVersionUID = 1;

    NotInCatalog(String detail) {
        super(HttpStatus.NOT_FOUND, "not-in-catalog", "In the catalogue " + detail + ".");
    }
}
