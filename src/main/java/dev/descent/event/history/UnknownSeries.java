package dev.descent.event.history;

import dev.descent.http.Refused;
import dev.descent.ml.spec.Nearest;
import dev.descent.ml.spec.Violation;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The log has no such series. */
final class UnknownSeries extends Refused {
    private static final long serialVersionUID = 1;

    UnknownSeries(List<String> unknown, Collection<String> present) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-series",
                "There is no series " + String.join(", ", unknown) + ".",
                List.of(new Violation(
                        "series",
                        present.isEmpty()
                                ? "the log has none yet"
                                : "must be of " + String.join(", ", present) + ", was " + String.join(", ", unknown)
                                        + Nearest.hint(unknown.get(0), present))));
    }
}
