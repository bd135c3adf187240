package dev.descent.job;

import dev.descent.http.InvalidParameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param after only those older than this one, or null from the newest on
 * @param name the whole name
 * @param tag {@code key:value}; the first colon parts them
 */
record JobFilter(
        @Nullable UUID after,
        @Nullable Status status,
        @Nullable String name,
        @Nullable String tag) {

    JobFilter {
        if (tag != null && tag.indexOf(':') < 1) {
            throw new InvalidParameter("tag", "must be key:value, was \"" + tag + "\"");
        }
        refuseNul("name", name);
        refuseNul("tag", tag);
    }

    /** The one character that PostgreSQL's text cannot hold: no job has it. */
    private static void refuseNul(String parameter, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new InvalidParameter(parameter, "must not contain the character U+0000");
        }
    }
}
