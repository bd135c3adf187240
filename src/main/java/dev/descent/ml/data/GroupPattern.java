package dev.descent.ml.data;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a name what groups are told by. Takes time in proportion to the name's length, whatever the expression
 * (<a href="https://github.com/google/re2j">RE2/J</a>).
 */
final class GroupPattern {
    private static final int LONGEST = 200;
    /** Copies of what is repeated, within each other: an expression is written out with all of them. */
    private static final long MOST_COPIES = 1000;

    private static final java.util.regex.Pattern REPEATED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final Pattern pattern;

    GroupPattern(String expression) {
        this.pattern = Pattern.compile(expression);
    }

    /** What is wrong with an expression; null where nothing is. */
    static @Nullable String flaw(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST) {
            return "must have 1 to " + LONGEST + " characters";
        } else if (copies(expression) > MOST_COPIES) {
            return "repeats too much: the numbers in braces may be " + MOST_COPIES + " multiplied with each other";
        }
        try {
            Pattern.compile(expression);
            return null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression: " + e.getDescription() + " at \"" + e.getPattern() + "\"";
        }
    }

    private static long copies(String expression) {
        return REPEATED.matcher(expression)
                .results()
                .mapToLong(GroupPattern::most)
                .reduce(1, (all, next) -> Math.min(all * Math.max(next, 1), MOST_COPIES + 1));
    }

    private static long most(MatchResult braces) {
        String last = braces.group(2);
        String number = last == null || last.isEmpty() ? braces.group(1) : last;
        return number.length() > 4 ? MOST_COPIES + 1 : Long.parseLong(number);
    }

    /** What its brackets catch in a name, or all that it matches where it has none; null where it does not match. */
    @Nullable
    String find(String name) {
        Matcher found = pattern.matcher(name);
        if (!found.find()) {
            return null;
        }
        return found.groupCount() == 0
                ? found.group()
                : IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(i -> found.group(i) == null ? "" : found.group(i))
                        .collect(Collectors.joining("/"));
    }
}
