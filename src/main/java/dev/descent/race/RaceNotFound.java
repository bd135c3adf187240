package dev.descent.race;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no race of that id. */
final class RaceNotFound extends Refused {
    private static final long serialVersionUID = 1;

    RaceNotFound(UUID id) {
        super(HttpStatus.NOT_FOUND, "race-not-found", "There is no race " + id + ".");
    }
}
