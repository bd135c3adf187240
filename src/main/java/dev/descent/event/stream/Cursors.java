package dev.descent.event.stream;

import dev.descent.http.InvalidParameter;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Up to which event of each job's log a client has everything. */
@FunctionalInterface
interface Cursors {
    String HEADER = "Last-Event-ID";

    Pattern SEQ = Pattern.compile("\\d{1,18}");
    Pattern OF_A_JOB = Pattern.compile("([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}):(\\d{1,18})");

    /** 0 where the client has nothing. */
    long of(UUID job);

    /** What a reconnecting browser says goes before what its address says, since that was written before the stream began. */
    static Cursors ofOneJob(@Nullable String lastEventId, @Nullable String after) {
        long seq = choose(lastEventId, after, Cursors::seq, 0L);
        return job -> seq;
    }

    /** {@code job:seq,job:seq}; a job that is not named begins at its start. */
    static Cursors ofManyJobs(@Nullable String lastEventId, @Nullable String after) {
        Map<UUID, Long> all = choose(lastEventId, after, Cursors::list, Map.of());
        return job -> all.getOrDefault(job, 0L);
    }

    private static <T> T choose(
            @Nullable String header, @Nullable String parameter, Function<Given, T> read, T nothing) {
        if (header != null && !header.isBlank()) {
            return read.apply(new Given(HEADER, header.trim()));
        }
        return parameter == null ? nothing : read.apply(new Given("after", parameter));
    }

    private static long seq(Given given) {
        if (!SEQ.matcher(given.text).matches()) {
            throw given.refused("must be the id of an event, an integer from 0 on");
        }
        return Long.parseLong(given.text);
    }

    private static Map<UUID, Long> list(Given given) {
        return Arrays.stream(given.text.split(",", -1))
                .map(cursor -> {
                    Matcher parts = OF_A_JOB.matcher(cursor);
                    if (!parts.matches()) {
                        throw given.refused("must be cursors as job:seq, with commas between them");
                    }
                    return parts;
                })
                .collect(Collectors.toMap(
                        parts -> UUID.fromString(parts.group(1)), parts -> Long.parseLong(parts.group(2)), Math::max));
    }

    /** A cursor as it came. */
    record Given(String name, String text) {
        InvalidParameter refused(String rule) {
            return new InvalidParameter(name, rule + ", was \"" + text + "\"");
        }
    }
}
