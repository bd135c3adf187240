package dev.descent.event.stream;

import dev.descent.http.InvalidParameter;
import java.util.LinkedHashMap;
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

    /** From {@code key:value}; a job must have them all. */
    static Map<String, String> tags(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            int colon = tag.indexOf(':');
            if (colon < 1) {
                throw new InvalidParameter("tag", "must be key:value, was \"" + tag + "\"");
            }
            tags.put(tag.substring(0, colon), tag.substring(colon + 1));
        }
        return tags;
    }
}
