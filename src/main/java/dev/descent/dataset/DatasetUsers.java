package dev.descent.dataset;

import java.util.List;
import java.util.UUID;

/** Who reads data sets, as whoever keeps the jobs knows. */
public interface DatasetUsers {

    /** Jobs that use a data set and are not over, at most {@code limit}; those that are over go on without it. */
    List<UUID> unfinished(UUID dataset, int limit);
}
