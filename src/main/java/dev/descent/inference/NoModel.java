package dev.descent.inference;

import dev.descent.http.Refused;
import dev.descent.job.Status;
import dev.descent.ml.spec.InvalidSpec;
import org.springframework.http.HttpStatus;

/** The job has nothing to answer from: it has kept no checkpoint yet, or left no such file. */
final class NoModel extends Refused {
    private static final long serialVersionUID = 1;

    private NoModel(String detail) {
        super(HttpStatus.CONFLICT, "no-model", detail);
    }

    static NoModel yet(Status status) {
        String why = status.isTerminal()
                ? "and kept neither a model nor a checkpoint to answer from."
                : "and has kept no checkpoint of its own yet to answer from. A running job keeps one every 30 s, or as its"
                        + " training.checkpoint says.";
        return new NoModel("The job is " + status.word() + ", " + why);
    }

    static NoModel worst(Status status) {
        return new NoModel("The job is " + status.word()
                + " and kept no worst samples: it has no validation part, or did not come to the end of an epoch.");
    }

    static NoModel noValidation() {
        return new NoModel("The job has no validation part, and so no worst samples.");
    }

    static NoModel data(InvalidSpec fault) {
        return new NoModel(
                "The job's validation part cannot be had as it was trained with: " + fault.getMessage() + ".");
    }
}
