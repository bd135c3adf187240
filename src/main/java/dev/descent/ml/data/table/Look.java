package dev.descent.ml.data.table;

/** What cells look like that are no numbers to a program, and more than words to a person. */
public enum Look {
    DECIMAL_COMMA("numbers with a decimal comma"),
    THOUSANDS("numbers with a separator of thousands"),
    PERCENT("numbers with a per cent sign"),
    CURRENCY("numbers with a currency sign"),
    PARENTHESES("numbers in the parentheses of accountants"),
    DIGITS("numbers in the digits of another script"),
    HEXADECIMAL("hexadecimal numbers"),
    FRACTION("fractions"),
    QUOTED("numbers in quotes"),
    EXPONENT("numbers with an exponent in another notation"),
    UNIT("numbers with a unit or a sign beside them"),
    DATE("dates or times");

    private final String words;

    Look(String words) {
        this.words = words;
    }

    /** What they are, to complete “column a has …”. */
    public String words() {
        return words;
    }

    /** Whether a few different ones may be meant as names. */
    boolean mayBeName() {
        return this == UNIT || this == HEXADECIMAL || this == FRACTION || this == QUOTED;
    }

    /** Whether they are numbers. */
    public boolean isNumeric() {
        return this != DATE;
    }
}
