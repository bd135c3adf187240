package dev.descent.content;

import java.io.IOException;
import java.time.Instant;

/** Something in which killed processes leave files that nobody will ask for. */
public interface Swept {

    /**
     * Removes them.
     *
     * @param untouchedSince when they were last written to at the latest: another replica may be at work on younger ones
     * @return how many there were
     */
    int sweep(Instant untouchedSince) throws IOException;
}
