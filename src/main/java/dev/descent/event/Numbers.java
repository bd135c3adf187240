package dev.descent.event;

import tools.jackson.core.io.NumberOutput;

/** Doubles as text: the shortest that reads back as the same double, which {@code Double.toString} of Java 17 is not. */
final class Numbers {
    private Numbers() {}

    /** In JSON, where NaN and infinities can only be strings. */
    static String json(double value) {
        return Double.isFinite(value) ? plain(value) : '"' + plain(value) + '"';
    }

    static String plain(double value) {
        return NumberOutput.toString(value, true);
    }
}
