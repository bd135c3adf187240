package dev.descent.ml.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many characters a regular expression stands for where its repetitions by numbers are written out. */
final class ExpressionSize {
    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    /** Sizes beyond are not told apart; their products are no overflow. */
    private static final long MOST = 1_000_000_000;
    /** A class, an escaped character, and a character's code or name in braces. */
    private static final Pattern UNIT =
            Pattern.compile("\\[\\^?]?(?:\\\\.|[^\\]\\\\])*]|\\\\[pPx]\\{[^}]*}|\\\\.", Pattern.DOTALL);

    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long all;
    private long last;

    private ExpressionSize(String expression) {
        this.expression = expression;
    }

    static long of(String expression) {
        ExpressionSize size = new ExpressionSize(expression);
        int at = 0;
        while (at < expression.length()) {
            at = size.read(at);
        }
        return size.all + size.outer.stream().mapToLong(Long::longValue).sum();
    }

    /** Reads what begins at a place, and gives the place behind it. */
    private int read(int at) {
        Matcher repetition = REPETITION.matcher(expression).region(at, expression.length());
        Matcher unit = UNIT.matcher(expression).region(at, expression.length());
        if (repetition.lookingAt()) {
            repeat(times(repetition));
            return repetition.end();
        } else if (unit.lookingAt()) {
            add(1);
            return unit.end();
        }
        switch (expression.charAt(at)) {
            case '(' -> {
                outer.push(all);
                all = 0;
            }
            case ')' -> {
                long inside = all;
                all = outer.isEmpty() ? 0 : outer.pop();
                add(inside);
            }
            default -> add(1);
        }
        return at + 1;
    }

    private static long times(Matcher repetition) {
        String most = repetition.group(2);
        return Long.parseLong(most == null || most.isEmpty() ? repetition.group(1) : most);
    }

    private void add(long size) {
        last = Math.min(size, MOST);
        all += last;
    }

    private void repeat(long times) {
        all -= last;
        add(last * Math.max(1, times));
    }
}
