package dev.descent.dataset.remote;

import dev.descent.dataset.remote.RemoteSource.CannotResume;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server is asked for: {@link #WHOLE}, what is new, or what is missing.
 *
 * @param from the first byte that is wanted
 * @param version that is here; from 0, the whole file is wanted only if it is another one by now, else the rest of that
 * very version
 */
record FetchRequest(long from, Version version) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    static final FetchRequest WHOLE = new FetchRequest(0, Version.UNKNOWN);

    static FetchRequest newerThan(Version here) {
        return new FetchRequest(0, here);
    }

    static FetchRequest rest(long from, Version begun) {
        return new FetchRequest(from, begun);
    }

    boolean isForRest() {
        return from > 0;
    }

    boolean isConditional() {
        return from == 0 && version.isKnown();
    }

    /** The header that asks for the rest. */
    String range() {
        return "bytes=" + from + "-";
    }

    /**
     * The bytes of the whole file, by the answer that has the rest (RFC 9110, 14.4).
     *
     * @param contentRange the answer's header, or null
     * @throws CannotResume where it does not say, or says something else
     */
    long total(@Nullable String contentRange) throws CannotResume {
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(contentRange));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            throw new CannotResume("answered with other bytes than were asked for");
        }
        return Long.parseLong(range.group(2));
    }
}
