package dev.descent.ml.data.table;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells dates and times of day by their form. */
final class Dates {
    private static final String YEAR = "(?:1[5-9]|2[0-2])\\d{2}";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String NAME =
            "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mär|mrz|mai|okt|dez|fév|avr|juin|juil|août|déc|ene|abr|ago|dic)"
                    + "\\p{L}*\\.?";
    private static final String CLOCK =
            "(?:[01]?\\d|2[0-4])[:h.][0-5]\\d(?:[:m.][0-5]\\d(?:[.,]\\d+)?s?)?(?: ?[ap]\\.?m\\.?)?";
    private static final String ZONE = "(?: ?(?:z|utc|gmt|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}))?";
    private static final String COMPACT_CLOCK = "(?:[01]\\d|2[0-4])[0-5]\\d(?:[0-5]\\d(?:[.,]\\d+)?)?";
    private static final String WEEKDAY =
            "(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|mo|di|mi|do|fr|sa|so)\\p{L}*\\.?,? )?";
    private static final List<String> DAYS = List.of(
            YEAR + "([-/. ])" + MONTH + "\\1" + DAY,
            YEAR + MONTH.replace("0?", "0") + DAY.replace("0?", "0"),
            DAY + "([-/. ])" + MONTH + "\\1(?:" + YEAR + "|\\d{2})",
            MONTH + "([-/. ])" + DAY + "\\1(?:" + YEAR + "|\\d{2})",
            DAY + "(?:st|nd|rd|th|\\.)?[-/ ]?" + NAME + "[-/, ]*(?:" + YEAR + "|\\d{2})",
            NAME + "[-/ ]?" + DAY + "(?:st|nd|rd|th)?,?[-/ ](?:" + YEAR + "|\\d{2})",
            YEAR + "[-/ ]" + NAME + "[-/ ]" + DAY,
            YEAR + "年" + MONTH + "月" + DAY + "日");
    private static final List<String> OTHERS = List.of(
            YEAR + "[-/]" + MONTH,
            MONTH + "[-/]" + YEAR,
            NAME + "[-/ ,]*(?:" + YEAR + "|'?\\d{2})",
            YEAR + "[- ]?q[1-4]",
            "q[1-4][- /]?" + YEAR,
            "-?p(?=.)(?:\\d+[ymwd])*(?:t(?=.)(?:\\d+(?:[.,]\\d+)?[hms])*)?",
            "-?\\d+ days? (?:\\d{1,2}:)?\\d{2}:\\d{2}(?:\\.\\d+)?",
            "(?:\\d+ ?(?:d|days?),? ?)?\\d+ ?(?:h|hrs?|hours?),? ?\\d+ ?(?:m|mins?|minutes?)(?:,? ?\\d+ ?(?:s|secs?|seconds?))?",
            YEAR + "-?w\\d{2}(?:-?[1-7])?",
            "(?:[01]?\\d|2[0-4])[:][0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?" + ZONE,
            "(?:0?[1-9]|1[0-2]) ?[ap]\\.?m\\.?");
    private static final List<Pattern> PATTERNS = patterns();

    private Dates() {}

    static boolean isDate(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() >= 3
                && PATTERNS.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
    }

    private static List<Pattern> patterns() {
        return Stream.concat(
                        DAYS.stream()
                                .map(day -> WEEKDAY + day + "(?:[t ,]{0,2}(?:" + CLOCK + "|" + COMPACT_CLOCK + ")"
                                        + ZONE + ")?"),
                        OTHERS.stream())
                .map(Pattern::compile)
                .toList();
    }
}
