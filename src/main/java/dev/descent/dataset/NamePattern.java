package dev.descent.dataset;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of several files as one text: <code>part-{00..12}.csv</code>, <code>{a,b}.csv</code>, {@code part-*.csv}.
 *
 * @param text with braces, stars, or neither
 */
record NamePattern(String text) {
    private static final int MOST = 10_000;
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*,[^{}]*|\\d{1,9}\\.\\.\\d{1,9})\\}");
    private static final Pattern SPECIAL = Pattern.compile("\\*|" + BRACES.pattern());

    /** Whether it may name several files. */
    boolean isOfSeveral() {
        return SPECIAL.matcher(text).find();
    }

    /** What stands before the first brace and the first star. */
    String plainStart() {
        Matcher special = SPECIAL.matcher(text);
        return special.find() ? text.substring(0, special.start()) : text;
    }

    /**
     * Without braces: one for each choice, in their order.
     *
     * @throws InvalidSpec at {@code uri}, where there are too many
     */
    List<NamePattern> expanded() {
        List<String> all = List.of(text);
        while (BRACES.matcher(all.get(0)).find()) {
            List<String> next = new ArrayList<>();
            for (String one : all) {
                Matcher braces = BRACES.matcher(one);
                if (braces.find()) {
                    String start = one.substring(0, braces.start());
                    String end = one.substring(braces.end());
                    choices(braces.group(1)).forEach(choice -> next.add(start + choice + end));
                }
                require(next.size());
            }
            all = next;
        }
        return all.stream().map(NamePattern::new).toList();
    }

    private static Stream<String> choices(String inside) {
        if (inside.contains(",")) {
            return Stream.of(inside.split(",", -1));
        }
        String[] ends = inside.split("\\.\\.");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[1]);
        require(Math.abs(last - first) + 1);
        // as many digits as the ends have, where one begins with a zero
        boolean padded = Stream.of(ends).anyMatch(end -> end.length() > 1 && end.startsWith("0"));
        String format = padded ? "%0" + Math.max(ends[0].length(), ends[1].length()) + "d" : "%d";
        int step = Integer.signum(last - first);
        return IntStream.rangeClosed(0, Math.abs(last - first)).mapToObj(i -> format.formatted(first + i * step));
    }

    private static void require(int count) {
        if (count > MOST) {
            throw tooMany();
        }
    }

    /** That there are more than may be. */
    static InvalidSpec tooMany() {
        return new InvalidSpec("uri", "names more than " + MOST + " files");
    }

    boolean hasStar() {
        return text.indexOf('*') >= 0;
    }

    /** Tells names that it has, a star for any characters but {@code /}; braces must have been expanded. */
    Pattern matcher() {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*")),
                Pattern.DOTALL);
    }

    /** The same below a folder: what stands behind so many characters. */
    NamePattern from(int start) {
        return new NamePattern(text.substring(start));
    }
}
