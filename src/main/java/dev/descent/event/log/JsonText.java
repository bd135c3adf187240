package dev.descent.event.log;

import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.NumberOutput;

/**
 * Names and doubles as text. Of a double the shortest that reads back as the same, which {@code Double.toString} of Java 17 is not.
 */
public final class JsonText {
    private JsonText() {}

    /** In JSON, where NaN and infinities can only be strings. */
    public static String json(double value) {
        return Double.isFinite(value) ? plain(value) : '"' + plain(value) + '"';
    }

    public static String plain(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A JSON string. */
    public static String json(String name) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(name)) + '"';
    }
}
