package dev.descent.ml.data;

import java.util.Comparator;

/** Orders names by the numbers in them, so that {@code frame10} comes behind {@code frame9}. */
enum NumberedNames implements Comparator<String> {
    ORDER;

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int ends = end(one, i);
            int otherEnds = end(other, j);
            int difference = ends > i && otherEnds > j
                    ? compareNumbers(one.substring(i, ends), other.substring(j, otherEnds))
                    : Character.compare(one.charAt(i), other.charAt(j));
            if (difference != 0) {
                return difference;
            }
            i = Math.max(ends, i + 1);
            j = Math.max(otherEnds, j + 1);
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Behind the digits that begin at a place. */
    private static int end(String name, int from) {
        int end = from;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String one, String other) {
        String digits = one.replaceFirst("^0+", "");
        String others = other.replaceFirst("^0+", "");
        return digits.length() == others.length()
                ? digits.compareTo(others)
                : Integer.compare(digits.length(), others.length());
    }
}
