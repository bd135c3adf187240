package dev.descent.ml.data.encode;

import dev.descent.ml.data.table.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of words in messages: the first ones, and how many more there are. */
public final class Listed {
    private static final int MOST = 20;

    private Listed() {}

    public static String of(List<String> words) {
        String first = words.stream().limit(MOST).map(Shown::name).collect(Collectors.joining(", "));
        return words.size() > MOST ? first + " and " + (words.size() - MOST) + " more" : first;
    }
}
