package dev.descent.event.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs that carry tags, as whoever keeps the jobs finds them. */
public interface TaggedJobs {

    /**
     * Those that have not ended first, then the newest.
     *
     * @param tags that a job must have, all of them
     * @param most how many at most
     */
    List<UUID> find(Map<String, String> tags, int most);
}
