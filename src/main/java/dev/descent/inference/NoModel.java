package dev.descent.inference;

import dev.descent.http.Refused;
import dev.descent.job.Status;
import org.springframework.http.HttpStatus;

/** The job has nothing to answer from: it is not over, or it left no such file. */
final class NoModel extends Refused {
    private static final long serialVersionUID = 1;

    private NoModel(String detail) {
        super(HttpStatus.CONFLICT, "no-model", detail);
    }

    static NoModel yet(Status status) {
        String when = status.isTerminal()
                ? "and only one that succeeded has a model to ask."
                : "and has no model before it succeeded.";
        return new NoModel("The job is " + status.word() + ", " + when);
    }

    static NoModel worst(Status status) {
        return new NoModel(
                status.isTerminal()
                        ? "The job kept no worst samples: it has no validation part, or did not come to the end of an epoch."
                        : "The job is " + status.word() + ", and has worst samples when it is over.");
    }

    static NoModel left() {
        return new NoModel("The job left no model.");
    }
}
