package dev.descent.dataset;

import java.io.IOException;

/** A kind of reference: what stands before the colon of a data set's {@code uri}. */
interface Scheme {

    /** As in {@code file:iris.csv}. */
    String name();

    /**
     * Finds what a reference names.
     *
     * @param rest of the reference, after the colon
     * @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where it names nothing or something that must not be read
     */
    Origin find(String rest) throws IOException;
}
