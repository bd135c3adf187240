package dev.descent.ml.spec;

/** How many there are of something, as messages say it. */
public final class Count {
    private Count() {}

    /**
     * A number and its noun: "1 file", "3 files".
     *
     * @param noun of one, with its plural in {@code s}
     */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** With its verb: "1 file is", "3 files are". */
    public static String are(long count, String noun) {
        return of(count, noun) + (count == 1 ? " is" : " are");
    }

    /** With its verb: "1 image has", "3 images have". */
    public static String have(long count, String noun) {
        return of(count, noun) + (count == 1 ? " has" : " have");
    }
}
