package dev.descent.ml.formula;

import java.util.List;

/** The words of a formula, one after the other, and how deep the one that comes next is nested. */
final class TokenCursor {
    private static final int DEEPEST = 100;

    private final List<Token> words;
    private int at;
    private int depth;

    /** @param words the last of which is the end */
    TokenCursor(List<Token> words) {
        this.words = words;
    }

    /** The next word, which stays the next. */
    Token peek() {
        return words.get(at);
    }

    /** The one after the next; the end where there is none. */
    Token second() {
        return words.get(Math.min(at + 1, words.size() - 1));
    }

    /** The next word, which is read then; the end stays. */
    Token take() {
        Token word = peek();
        at = Math.min(at + 1, words.size() - 1);
        return word;
    }

    /** @param open the parenthesis that {@code symbol} goes on or closes */
    void expect(String symbol, Token open) {
        Token word = peek();
        if (!word.is(symbol)) {
            throw word.fault("expected an operator or \"%s\" for the \"(\" in column %d, was %s%s"
                    .formatted(symbol, open.column(), word.shown(), missing()));
        }
        take();
    }

    /** What is likely to be forgotten before the next word, as the end of a message. */
    String missing() {
        return OtherSigns.missing(words.get(Math.max(at - 1, 0)), peek());
    }

    /** What is read until {@link #leave} is one level deeper. */
    void enter(Token word) {
        if (++depth > DEEPEST) {
            throw word.fault("nested more than " + DEEPEST + " deep");
        }
    }

    void leave() {
        depth--;
    }
}
