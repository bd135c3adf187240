package dev.descent.event;

import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.NumberOutput;

/**
 * Names and doubles as text. Of a double the shortest that reads back as the same, which {@code Double.toString} of Java 17 is not.
 */
final class Texts {
    private Texts() {}

    /** In JSON, where NaN and infinities can only be strings. */
    static String json(double value) {
        return Double.isFinite(value) ? plain(value) : '"' + plain(value) + '"';
    }

    static String plain(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A JSON string. */
    static String json(String name) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(name)) + '"';
    }

    /** A field of a CSV line, in quotes where it needs them. */
    static String csv(String name) {
        return name.matches("[\\w. -]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
