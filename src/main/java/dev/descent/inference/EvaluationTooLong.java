package dev.descent.inference;

import dev.descent.http.Refused;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** An evaluation took longer than one may. */
final class EvaluationTooLong extends Refused {
    private static final long serialVersionUID = 1;

    EvaluationTooLong(Duration most, int done) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "evaluation-too-long",
                "The evaluation was given up after " + most.toSeconds() + " s, its wait for others included, with "
                        + done + " examples done. Evaluate fewer examples.");
    }
}
