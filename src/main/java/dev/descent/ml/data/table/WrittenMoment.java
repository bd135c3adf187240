package dev.descent.ml.data.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of a date or a time as a text has them: {@code y}, {@code m} and {@code d} for its year, month and day,
 * {@code n} for a month's name, {@code q} for a quarter, {@code 1} and {@code 2} for a day and a month in either
 * order, and {@code h}, {@code i}, {@code s}, {@code f}, {@code a}, {@code z} for hour, minute, second, fraction, half
 * of the day and zone.
 */
record WrittenMoment(Map<Character, String> members) {
    private static final String NAME = "(\\p{L}{3,10})\\.?";
    private static final String DAY = "(\\d{1,2})";
    private static final String YEAR = "(\\d{4}|\\d{2})";
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([ap])\\.?m\\.?)?";
    private static final String ZONE = "(?: ?(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?))?";
    private static final String OF_CLOCK = "hisfaz";

    private static final List<Form> FORMS = List.of(
            day("ymd", "(\\d{4})[-/. ]" + DAY + "[-/. ]" + DAY),
            day("12y", DAY + "[-/. ]" + DAY + "[-/. ]" + YEAR),
            day("dny", DAY + "(?:st|nd|rd|th|\\.)?[-/ ]?" + NAME + "[-/, ]{0,2}" + YEAR),
            day("ndy", NAME + "[-/ ]?" + DAY + "(?:st|nd|rd|th)?,?[-/ ]" + YEAR),
            form("ym", "(\\d{4})[-/]" + DAY),
            form("my", DAY + "[-/](\\d{4})"),
            form("ny", NAME + "[-/ ,]{0,2}(\\d{4})"),
            form("yq", "(\\d{4})[- ]?q([1-4])"),
            form("qy", "q([1-4])[- /]?(\\d{4})"),
            form(OF_CLOCK, CLOCK + ZONE));

    /** @param members what the groups are, in their order */
    private record Form(String members, Pattern pattern) {}

    private static Form form(String members, String expression) {
        return new Form(members, Pattern.compile(expression));
    }

    private static Form day(String members, String expression) {
        return form(members + OF_CLOCK, expression + "(?:[t ,]{1,2}" + CLOCK + ")?" + ZONE);
    }

    /** Without members where the text is no date and no time. */
    static WrittenMoment of(String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        Map<Character, String> members = new HashMap<>();
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(lower);
            if (matcher.matches()) {
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    members.put(form.members.charAt(i - 1), matcher.group(i) == null ? "" : matcher.group(i));
                }
                break;
            }
        }
        return new WrittenMoment(members);
    }

    boolean isNone() {
        return members.isEmpty();
    }

    /** Empty where there is no such member. */
    String text(char member) {
        return members.getOrDefault(member, "");
    }

    int number(char member, int otherwise) {
        String digits = text(member);
        return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }
}
