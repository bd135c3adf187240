package dev.descent.ml.formula;

import java.util.Map;

/** How a formula writes what a person may mean by a character that it has not; such come with text that was copied. */
final class OtherSigns {
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u00d7", "*"),
            Map.entry("\u00b7", "*"),
            Map.entry("\u22c5", "*"),
            Map.entry("\u2217", "*"),
            Map.entry("\u00f7", "/"),
            Map.entry("\u2044", "/"),
            Map.entry("\u00b2", "^2"),
            Map.entry("\u00b3", "^3"),
            Map.entry("\u2264", "<="),
            Map.entry("\u2265", ">="),
            Map.entry("\u2260", "!="),
            Map.entry("\u221a", "sqrt(...)"),
            Map.entry("\u2211", "sum(...)"),
            Map.entry("\u03a3", "sum(...)"),
            Map.entry("|", "abs(...)"),
            Map.entry("?", "where(condition, a, b)"),
            Map.entry("&", "* between conditions"),
            Map.entry("[", "("),
            Map.entry("]", ")"),
            Map.entry("{", "("),
            Map.entry("}", ")"));

    private OtherSigns() {}

    /** The character as a message shows it, with what to write instead. */
    static String shown(int codePoint) {
        if (Character.isISOControl(codePoint)) {
            return "control character %d".formatted(codePoint);
        } else if (Character.isSpaceChar(codePoint) || Character.getType(codePoint) == Character.FORMAT) {
            return "character U+%04X, which looks like a blank or nothing".formatted(codePoint);
        }
        String sign = Character.toString(codePoint);
        String here = HERE.get(sign);
        boolean isName = here == null && Character.isLetter(codePoint);
        return "\"" + sign + "\"" + (here == null ? "" : ": write " + here)
                + (isName ? ": names have letters from a to z" : "");
    }

    /** What is likely to be forgotten between two words, where an operator was expected, as the end of a message. */
    static String missing(Token before, Token word) {
        if (word.is(",")) {
            return before.kind() == Token.TokenKind.NUMBER ? "; a fraction has a point, as 0.5" : "";
        }
        if (word.is("=")) {
            return "; to compare is written ==";
        }
        boolean isFactor = word.kind() == Token.TokenKind.NAME || word.kind() == Token.TokenKind.NUMBER || word.is("(");
        return isFactor ? "; a product is written *" : "";
    }
}
