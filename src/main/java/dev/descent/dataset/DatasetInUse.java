package dev.descent.dataset;

import dev.descent.http.Refused;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Jobs that are not over read the data set. */
final class DatasetInUse extends Refused {
    private static final long serialVersionUID = 1;

    /** Jobs named to the client. */
    static final int MOST_NAMED = 20;

    /** @param jobs one more than are named, if there are more */
    DatasetInUse(List<UUID> jobs) {
        super(
                HttpStatus.CONFLICT,
                "dataset-in-use",
                "Jobs that are not over use the data set: "
                        + jobs.stream().limit(MOST_NAMED).map(UUID::toString).collect(Collectors.joining(", "))
                        + (jobs.size() > MOST_NAMED ? " and more" : "")
                        + ". Cancel them, or wait until they are over.");
    }
}
