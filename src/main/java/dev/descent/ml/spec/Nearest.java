package dev.descent.ml.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that a person may have meant by one that is not known. */
public final class Nearest {
    /** More that are as near say nothing. */
    private static final int MOST = 3;

    /** Longer words, and names among more, take long to compare and are hardly slips. */
    private static final int LONGEST = 40;

    private static final int MOST_KNOWN = 1000;

    private static final int MOST_SLIPS = 2;

    private static final int LETTERS_PER_SLIP = 3;

    /** Shorter names are in many words. */
    private static final int FEWEST_CONTAINED = 3;

    private Nearest() {}

    /** The end of a message, in brackets after a blank; empty where no name is like it. */
    public static String hint(String word, Collection<String> known) {
        return hint(of(word, known));
    }

    static String hint(List<String> meant) {
        return meant.isEmpty()
                ? ""
                : meant.stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(" or ", " (did you mean ", "?)"));
    }

    /** Those written alike; where there are none, by initials; then contained, with the fewest slips, shortened. */
    static List<String> of(String word, Collection<String> known) {
        String bare = bare(word);
        if (bare.isEmpty() || word.length() > LONGEST || known.size() > MOST_KNOWN) {
            return List.of();
        }
        int fewest =
                known.stream().mapToInt(name -> slips(bare, bare(name))).min().orElse(0);
        return Stream.<Predicate<String>>of(
                        name -> bare(name).equals(bare),
                        name -> initials(name).equals(bare) || initials(word).equals(bare(name)),
                        name -> contains(bare, letters(name)),
                        name -> slips(bare, bare(name)) == fewest && fewest < Integer.MAX_VALUE,
                        name -> shortens(parts(word), parts(name)))
                .map(likeness -> known.stream().filter(likeness).distinct().toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .filter(names -> names.size() <= MOST)
                .orElse(List.of());
    }

    /** Letters and digits in lower case; a loss need not say that it is one. */
    static String bare(String name) {
        return letters(name).replaceFirst("(?<=.)loss$", "");
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean contains(String word, String name) {
        return name.length() >= FEWEST_CONTAINED && word.contains(name);
    }

    private static List<String> parts(String name) {
        return Arrays.asList(name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "_")
                .toLowerCase(Locale.ROOT)
                .split("[_ -]+"));
    }

    /** Of a name of several words. */
    private static String initials(String name) {
        List<String> parts = parts(name);
        return parts.size() == 1
                ? ""
                : parts.stream()
                        .map(part -> part.substring(0, Math.min(1, part.length())))
                        .collect(Collectors.joining());
    }

    /** Whether a word's parts begin the last ones of a name: {@code val_loss} those of {@code validation_loss}. */
    private static boolean shortens(List<String> parts, List<String> name) {
        int before = name.size() - parts.size();
        for (int i = 0; i < parts.size(); i++) {
            if (before < 0 || parts.get(i).length() < 2 || !name.get(before + i).startsWith(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Letters too many, missing, wrong, and pairs that changed places; the largest number where they are too many. */
    private static int slips(String a, String b) {
        int most = Math.min(MOST_SLIPS, Math.max(a.length(), b.length()) / LETTERS_PER_SLIP);
        if (Math.abs(a.length() - b.length()) > most) {
            return Integer.MAX_VALUE;
        }
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : slips(slips, a.substring(0, i), b.substring(0, j));
            }
        }
        int all = slips[a.length()][b.length()];
        return all > most ? Integer.MAX_VALUE : all;
    }

    /** Between two beginnings, of which all shorter ones are known (optimal string alignment). */
    private static int slips(int[][] slips, String a, String b) {
        int i = a.length();
        int j = b.length();
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(slips[i - 1][j], slips[i][j - 1]) + 1, slips[i - 1][j - 1] + wrong);
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
