package dev.descent.job;

import dev.descent.http.Refused;
import org.springframework.http.HttpStatus;

/** The job's state does not allow what was asked for. */
public final class JobConflict extends Refused {
    private static final long serialVersionUID = 1;

    public JobConflict(String detail) {
        super(HttpStatus.CONFLICT, "job-conflict", detail);
    }
}
