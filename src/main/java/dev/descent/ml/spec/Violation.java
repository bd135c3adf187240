package dev.descent.ml.spec;

/**
 * One fault of a request.
 *
 * @param path where it is, as a JSON path from the root of what was sent: {@code loss.terms[0].loss.delta}
 * @param message what is wrong, with the value that was found
 */
public record Violation(String path, String message) {
    /** Characters; the values that people send would else come back whole. */
    static final int LONGEST = 2_000;
    /** Of a longer message, its end: it says what to do. */
    private static final int ENDING = 400;

    public Violation {
        if (message.length() > LONGEST) {
            int ending = Scalars.end(message, message.length() - ENDING);
            int beginning = Scalars.end(message, LONGEST - 3 - (message.length() - ending));
            message = message.substring(0, beginning) + "..." + message.substring(ending);
        }
    }

    /** The same fault seen from the value that holds the faulty one under {@code field}. */
    public Violation under(String field) {
        return new Violation(join(field, path), message);
    }

    /** As it stands in a sentence: where, and what. */
    public String text() {
        return path.isEmpty() ? message : path + " " + message;
    }

    /** Whether this fault is at {@code other}, or inside of what is there. */
    boolean isWithin(String other) {
        return other.isEmpty() || path.equals(other) || path.startsWith(other + ".") || path.startsWith(other + "[");
    }

    /**
     * Joins two paths: {@code terms} and {@code [0]} are {@code terms[0]}, {@code loss}
     * and {@code delta} are {@code loss.delta}.
     */
    public static String join(String parent, String child) {
        if (parent.isEmpty() || child.isEmpty()) {
            return parent + child;
        }
        return child.startsWith("[") ? parent + child : parent + "." + child;
    }
}
