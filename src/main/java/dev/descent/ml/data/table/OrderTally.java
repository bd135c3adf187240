package dev.descent.ml.data.table;

/** How the numbers of one column follow each other, number after number. */
final class OrderTally {
    /** Fewer numbers are in order by chance. */
    private static final int FEWEST = 10;

    private int count;
    private double last;
    private boolean counting = true;
    private boolean points;
    private boolean plain;
    private boolean groups = true;

    /** A number that was never written: nothing in it separates thousands. */
    void add(double value) {
        follow(value);
        groups = false;
    }

    void add(String text, double value) {
        follow(value);
        if (text.indexOf('.') >= 0) {
            points = true;
            groups &= isGroup(text);
        } else {
            plain = true;
            groups &= Math.abs(value) < 1000;
        }
    }

    private void follow(double value) {
        counting &= count++ == 0 ? value == Math.rint(value) : value == last + 1 && value > last;
        last = value;
    }

    /** Whether they are whole numbers, each larger by one than the one before. */
    boolean isCounting() {
        return counting && count >= FEWEST;
    }

    /**
     * Whether points may separate thousands: numbers below 1000 have none, and all others have three digits behind it.
     */
    boolean isGrouped() {
        return points && plain && groups;
    }

    private static boolean isGroup(String text) {
        int at = "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int point = text.indexOf('.');
        return point - at >= 1 && point - at <= 3 && text.charAt(at) != '0' && text.length() == point + 4;
    }
}
