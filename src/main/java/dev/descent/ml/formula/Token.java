package dev.descent.ml.formula;

import dev.descent.ml.spec.InvalidSpec;

/**
 * A word of a formula.
 *
 * @param text as written; empty at the end
 * @param column from 1
 */
record Token(TokenKind kind, String text, int column) {
    /** Kinds of words. */
    enum TokenKind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == TokenKind.SYMBOL && text.equals(symbol);
    }

    String shown() {
        return kind == TokenKind.END
                ? "the end"
                : "\"" + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + "\"";
    }

    /** That there is something wrong at this word. */
    InvalidSpec fault(String message) {
        return Lexer.fault(column, message);
    }
}
