package dev.descent.ml.data;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a name what groups or labels are told by. Takes time in proportion to the name's length, whatever the expression
 * (<a href="https://github.com/google/re2j">RE2/J</a>).
 */
public final class NameExpression {
    private static final int LONGEST = 200;
    /** An expression is written out with all its repetitions; what is looked for takes as long. */
    private static final int LARGEST = 1000;

    private final Pattern pattern;

    public NameExpression(String expression) {
        this.pattern = Pattern.compile(expression);
    }

    /** What is wrong with an expression; null where nothing is. */
    public static @Nullable String flaw(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST) {
            return "must have 1 to " + LONGEST + " characters";
        } else if (ExpressionSize.of(expression) > LARGEST) {
            return "repeats too much: written out, it must have at most " + LARGEST + " characters";
        }
        try {
            Pattern.compile(expression);
            return null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression: " + e.getDescription() + " at \"" + e.getPattern() + "\"";
        }
    }

    /** What its brackets catch in a name, or all that it matches where it has none; null where it does not match. */
    public @Nullable String find(String name) {
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
