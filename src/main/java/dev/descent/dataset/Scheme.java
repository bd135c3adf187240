package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.Optional;

/** A kind of reference: what stands before the colon of a data set's {@code uri}. */
interface Scheme {

    /** As in {@code file:iris.csv}. */
    String name();

    /**
     * Finds what a reference names, and fetches it where it is elsewhere.
     *
     * @throws InvalidSpec at {@code uri}, where it names nothing or something that must not be read
     */
    Origin find(Reference reference) throws IOException;

    /** The same where it takes a moment only; empty where the bytes would have to be fetched. */
    default Optional<Origin> findAtHand(Reference reference) throws IOException {
        return Optional.of(find(reference));
    }

    /** Whether what it names may come with a format. */
    default boolean knowsFormats() {
        return false;
    }

    /**
     * The one file that a reference names, fetched where it is elsewhere.
     *
     * @throws InvalidSpec at {@code uri}, where it names nothing, or not one file
     */
    default HeldFile file(Reference reference) throws IOException {
        throw new InvalidSpec("uri", "must name a file, which " + name() + ": does not");
    }
}
