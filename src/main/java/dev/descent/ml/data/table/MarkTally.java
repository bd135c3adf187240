package dev.descent.ml.data.table;

/** Which words of one column may mean that there is no value, word after word. */
final class MarkTally {
    /** Stands for what is not known, and among other letters for itself. */
    private static final String LETTER = "x";

    private int marks;
    private String first = "";
    private int letterMarks;
    private String firstLetter = "";
    private int words;
    private int letters;

    /** @return whether it may */
    boolean add(String text) {
        if (!Marks.isMark(text)) {
            words++;
            letters += text.codePointCount(0, text.length()) == 1 ? 1 : 0;
            return false;
        } else if (text.equalsIgnoreCase(LETTER)) {
            firstLetter = letterMarks++ == 0 ? text : firstLetter;
        } else {
            first = marks++ == 0 ? text : first;
        }
        return true;
    }

    int count() {
        return marks + (isLetterAmongOthers() ? 0 : letterMarks);
    }

    /** The first of them, or empty. */
    String first() {
        return marks > 0 || isLetterAmongOthers() ? first : firstLetter;
    }

    /** Whether all other words are letters too, as the marks of a game or the codes of a shape are. */
    private boolean isLetterAmongOthers() {
        return words > 0 && letters == words;
    }
}
