package dev.descent.ml.formula;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into words. */
final class Lexer {
    private static final Pattern WORD =
            Pattern.compile("(?<number>(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?)"
                    + "|(?<name>[A-Za-z][A-Za-z0-9_]*+)"
                    + "|(?<symbol><=|>=|==|!=|[-+*/^<>(),=;])");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");

    private Lexer() {}

    static List<Token> words(String text) {
        List<Token> words = new ArrayList<>();
        Matcher space = SPACE.matcher(text);
        Matcher word = WORD.matcher(text);
        int at = after(space, 0, text);
        while (at < text.length()) {
            if (!word.region(at, text.length()).lookingAt()) {
                throw fault(at + 1, "a formula has no " + OtherSigns.shown(text.codePointAt(at)));
            }
            words.add(new Token(kind(word), word.group(), at + 1));
            at = after(space, word.end(), text);
        }
        words.add(new Token(Token.TokenKind.END, "", text.length() + 1));
        return words;
    }

    static InvalidSpec fault(int column, String message) {
        return new InvalidSpec("", "column " + column + ": " + message);
    }

    private static int after(Matcher space, int at, String text) {
        return space.region(at, text.length()).lookingAt() ? space.end() : at;
    }

    private static Token.TokenKind kind(Matcher word) {
        if (word.group("number") != null) {
            return Token.TokenKind.NUMBER;
        }
        return word.group("name") != null ? Token.TokenKind.NAME : Token.TokenKind.SYMBOL;
    }
}
