package dev.descent.ml.data.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The different words of a column, numbered as they come; however a word is spelled, it is one. */
final class Vocabulary {
    /** Spellings for each word that are looked up rather than worked out again. */
    private static final int MOST_SPELLINGS = 10_000;

    private final Notation notation;
    private final UnaryOperator<String> spelling;
    private final int most;
    private final Map<String, Integer> spelled = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** @param most after which no more are kept; there is then one more than that */
    Vocabulary(Notation notation, UnaryOperator<String> spelling, int most) {
        this.notation = notation;
        this.spelling = spelling;
        this.most = most;
    }

    /** A word's number, or −1 where there is none. */
    int code(String text) {
        Integer before = spelled.get(text);
        if (before != null) {
            return before;
        }
        int code = notation.isMissing(text) ? -1 : known(spelling.apply(text));
        if (spelled.size() < MOST_SPELLINGS) {
            spelled.put(text, code);
        }
        return code;
    }

    List<String> words() {
        return words;
    }

    private int known(String word) {
        Integer code = known.get(word);
        if (code != null) {
            return code;
        }
        if (words.size() <= most) {
            known.put(word, words.size());
            words.add(word);
            return words.size() - 1;
        }
        return most;
    }
}
