package dev.descent.ml.spec;

/** Text that stands on one line, such as a name. */
public final class TextLine {
    /** Characters that it may have. */
    public static final int LONGEST = 200;

    /** The rule in words, to follow what must keep it. */
    public static final String RULE = "1 to " + LONGEST + " characters, none of them control characters";

    private TextLine() {}

    /** Whether there is something in it that can be seen, it is not too long, and it is one line. */
    public static boolean holds(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    /** What people call a thing. */
    public static Parameter<String> name() {
        return Parameter.text("name")
                .must("must have " + RULE, TextLine::holds)
                .says("What people call it; need not be unique.");
    }
}
