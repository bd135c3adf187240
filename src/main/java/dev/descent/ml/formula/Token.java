package dev.descent.ml.formula;

/**
 * A word of a formula.
 *
 * @param text as written; empty at the end
 * @param column from 1
 */
record Token(Kind kind, String text, int column) {
    /** Kinds of words. */
    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String shown() {
        return kind == Kind.END ? "the end" : "\"" + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + "\"";
    }
}
