package dev.descent.http;

import java.util.stream.Stream;
import org.slf4j.event.Level;

/** What an exception is that comes of an outage of which the log has told once: whoever meets it has nothing to add. */
public interface ToldOutage {

    /** At which level to log that something failed for now. */
    static Level level(Throwable failure) {
        return isCauseOf(failure) ? Level.DEBUG : Level.WARN;
    }

    private static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ToldOutage.class::isInstance);
    }
}
