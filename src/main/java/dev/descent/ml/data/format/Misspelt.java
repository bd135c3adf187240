package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Count;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds a rare word that is a frequent one but for one slip: {@code setsoa} once among many {@code setosa}. */
final class Misspelt {
    /** Of shorter words one letter makes another. */
    private static final int SHORTEST = 5;
    /** Rows of the frequent word, for each row of the rare one. */
    private static final int TIMES = 20;
    /** Among more words, as names have, some are alike by chance. */
    private static final int MOST_WORDS = 100;

    private Misspelt() {}

    /**
     * The first such pair, as the object of “… has”.
     *
     * @param codes of each row, an index into {@code words}; −1 where there is none
     */
    static Optional<String> of(IntStream codes, List<String> words) {
        if (words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        int[] rows = new int[words.size()];
        codes.filter(code -> code >= 0).forEach(code -> rows[code]++);
        return IntStream.range(0, rows.length)
                .filter(rare -> rows[rare] > 0)
                .boxed()
                .flatMap(rare -> IntStream.range(0, rows.length)
                        .filter(often -> rows[often] >= TIMES * rows[rare])
                        .filter(often -> isSlip(words.get(rare), words.get(often)))
                        .mapToObj(often -> told(words.get(rare), rows[rare], words.get(often), rows[often])))
                .findFirst();
    }

    private static String told(String rare, int rows, String often, int others) {
        return Shown.quoted(rare) + " in " + Count.of(rows, "row") + " beside " + Shown.quoted(often) + " in " + others
                + ", which differ in one letter and are two words";
    }

    /** Whether all their parts are the same, but for one with a slip: no sign, no digit, no numeral makes it another. */
    private static boolean isSlip(String one, String other) {
        String[] parts = parts(one);
        String[] others = parts(other);
        if (parts.length != others.length) {
            return false;
        }
        int[] different = IntStream.range(0, parts.length)
                .filter(i -> !parts[i].equals(others[i]))
                .toArray();
        return different.length == 1 && isSlipOfPart(parts[different[0]], others[different[0]]);
    }

    private static String[] parts(String word) {
        return Spelling.folded(word).split("(?<=[^\\p{L}])|(?=[^\\p{L}])");
    }

    /** A letter wrong, left out or too many, or two that changed places; the first is seldom one of them. */
    private static boolean isSlipOfPart(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String wrong = one.substring(begin, one.length() - end);
        String right = other.substring(begin, other.length() - end);
        boolean swapped = wrong.length() == 2
                && new StringBuilder(wrong).reverse().toString().equals(right);
        boolean single = wrong.length() <= 1 && right.length() <= 1;
        return shorter >= SHORTEST && begin > 0 && (single || swapped);
    }
}
