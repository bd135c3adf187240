package dev.descent.event.log;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no log of that job, and so no job: its first event is written with it. */
public final class LogNotFound extends Refused {
    private static final long serialVersionUID = 1;

    public LogNotFound(UUID job) {
        super(HttpStatus.NOT_FOUND, "job-not-found", "There is no job " + job + ".");
    }
}
