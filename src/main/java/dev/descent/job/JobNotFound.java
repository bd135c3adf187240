package dev.descent.job;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no job of that id. */
public final class JobNotFound extends Refused {
    private static final long serialVersionUID = 1;

    public JobNotFound(UUID id) {
        super(HttpStatus.NOT_FOUND, "job-not-found", "There is no job " + id + ".");
    }
}
