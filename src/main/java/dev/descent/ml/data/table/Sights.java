package dev.descent.ml.data.table;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a cell looks like that is no number: a number in another notation, a date, or just a word. */
final class Sights {
    private static final int LONGEST = 40;
    private static final String SIGN = "[+\\-\u2212]?\\s?";
    private static final String BODY = "(?:\\d+(?:[.,'\u2019_ ]\\d+)*[.,]?|[.,]\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern NUMBER = Pattern.compile(SIGN + BODY + "-?");
    private static final Pattern BESIDE =
            Pattern.compile("(?<before>\\D*?)" + SIGN + BODY + "\\s?(?<after>\\D*|\\p{L}{1,4}[23])");
    private static final Pattern GROUPED =
            Pattern.compile("[+\\-\u2212]?[1-9]\\d{0,2}(?<by>['\u2019_ ,.])\\d{3}(?:\\k<by>\\d{3})*(?<rest>[.,]\\d*)?-?"
                    + "|[+\\-\u2212]?[1-9]\\d?(?:,\\d{2})+,\\d{3}(?:\\.\\d*)?");
    private static final Pattern COMMA = Pattern.compile("[+\\-\u2212]?\\s?\\d*,\\d*(?:[eE][+-]?\\d+)?-?");
    private static final Pattern PERCENT =
            Pattern.compile("(?:%|\u2030|\u066a|\uff05|\ufe6a|pct|percent|per cent|prozent)\\.?");
    private static final Pattern FOREIGN = Pattern.compile("[+\\-]?\\p{Nd}+(?:[.,\u066b\u066c\uff0e\uff0c]\\p{Nd}+)*");
    private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX][0-9a-fA-F]+");
    private static final Pattern FRACTION = Pattern.compile("[+-]?(?:\\d+ )?\\d+\\s?/\\s?[1-9]\\d*");
    /** As Fortran ({@code 1.5D-03}), Mathematica and people write powers of ten. */
    private static final Pattern EXPONENT = Pattern.compile(
            "[+\\-\u2212]?(?:\\d+[.,]\\d*|[.,]\\d+)\\s?(?:(?:[dD]|\\*\\^|[xX*\u00d7\u00b7]\\s?10\\^)\\s?[+\\-\u2212]?|[xX*\u00d7\u00b7]\\s?10[+\\-\u2212])\\d{1,3}");

    /** Spreadsheets are made to keep zeros in front by {@code ="007"}. */
    private static final Pattern QUOTED = Pattern.compile("=?([\"'])(.*)\\1");

    private static final Pattern PARENTHESES = Pattern.compile("\\((.*)\\)");
    private static final Set<String> CURRENCIES = Stream.concat(
                    Currency.getAvailableCurrencies().stream()
                            .map(Currency::getCurrencyCode)
                            .map(code -> code.toLowerCase(Locale.ROOT)),
                    Stream.of(
                            "kr", "zł", "kč", "rs", "rs.", "fr", "fr.", "sfr", "sfr.", "lei", "руб", "руб.", "р.", "r$",
                            "us$", "a$", "c$", "hk$", "nz$", "s$", "euro", "euros", "dollar", "dollars", "元", "円"))
            .collect(Collectors.toUnmodifiableSet());
    private static final List<Function<String, Optional<Sight>>> KINDS = List.of(
            text -> Dates.isDate(text) ? Optional.of(new Sight(Look.DATE, "")) : Optional.empty(),
            Sights::bare,
            Sights::inParentheses,
            Sights::inAnotherForm,
            Sights::besides);

    private Sights() {}

    /** @param text cleaned, and no number in the file's own notation */
    static Optional<Sight> of(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return KINDS.stream()
                .map(kind -> kind.apply(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A number with nothing beside it. */
    private static Optional<Sight> bare(String text) {
        Matcher grouped = GROUPED.matcher(text);
        if (grouped.matches()) {
            return Optional.of(grouped(grouped));
        } else if (COMMA.matcher(text).matches()) {
            return Optional.of(new Sight(Look.DECIMAL_COMMA, ""));
        }
        boolean ascii = text.chars().allMatch(c -> c < 128 || c == '\u2212');
        return !ascii && FOREIGN.matcher(text).matches() ? Optional.of(new Sight(Look.DIGITS, "")) : Optional.empty();
    }

    private static Sight grouped(Matcher number) {
        String by = number.group("by") == null ? "," : number.group("by");
        String rest = number.group("rest");
        boolean comma = rest != null && rest.startsWith(",");
        return new Sight(comma ? Look.DECIMAL_COMMA : Look.THOUSANDS, by);
    }

    private static Optional<Sight> inParentheses(String text) {
        Matcher parentheses = PARENTHESES.matcher(text);
        return parentheses.matches() && isAmount(parentheses.group(1).strip())
                ? Optional.of(new Sight(Look.PARENTHESES, ""))
                : Optional.empty();
    }

    private static Optional<Sight> inAnotherForm(String text) {
        Matcher quoted = QUOTED.matcher(text);
        Look look = null;
        if (HEXADECIMAL.matcher(text).matches()) {
            look = Look.HEXADECIMAL;
        } else if (FRACTION.matcher(text).matches()) {
            look = Look.FRACTION;
        } else if (EXPONENT.matcher(text).matches()) {
            look = Look.EXPONENT;
        } else if (quoted.matches() && NUMBER.matcher(quoted.group(2)).matches()) {
            look = Look.QUOTED;
        }
        return Optional.ofNullable(look).map(found -> new Sight(found, ""));
    }

    private static boolean isAmount(String text) {
        return NUMBER.matcher(text).matches()
                || besides(text).filter(sight -> sight.look() != Look.UNIT).isPresent();
    }

    /** A number with something before or behind it. */
    private static Optional<Sight> besides(String text) {
        Matcher parts = BESIDE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String before = parts.group("before").strip().replaceAll("[+\\-\u2212]$", "");
        String after = parts.group("after").strip();
        String beside = (before + after).toLowerCase(Locale.ROOT);
        if (PERCENT.matcher(beside).matches()) {
            return Optional.of(new Sight(Look.PERCENT, ""));
        } else if (isCurrency(beside) || isCurrency(after) || isCurrency(before)) {
            return Optional.of(new Sight(Look.CURRENCY, ""));
        }
        boolean sign = after.isEmpty() && before.length() == 1 && !Character.isLetterOrDigit(before.charAt(0));
        boolean unit = before.isEmpty() && !after.isEmpty() && after.length() <= 12 && after.indexOf(' ') < 0;
        return sign || unit ? Optional.of(new Sight(Look.UNIT, beside)) : Optional.empty();
    }

    private static boolean isCurrency(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
                || CURRENCIES.contains(text.toLowerCase(Locale.ROOT));
    }
}
