package dev.descent.dataset.remote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file a partial answer has, to its end (RFC 9110, 14.4). */
record ContentRange(long start, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    /**
     * @param header as it came, or null
     * @param from the first byte that was asked for
     * @throws CannotResume where it does not say, or says something else
     */
    static ContentRange of(@Nullable String header, long from) throws CannotResume {
        Matcher range = FORM.matcher(String.valueOf(header));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            throw new CannotResume("answered with other bytes than were asked for");
        }
        return new ContentRange(from, Long.parseLong(range.group(2)));
    }
}
