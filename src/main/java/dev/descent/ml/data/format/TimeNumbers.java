package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Finds numbers that are dates, or times since 1970: what they are as numbers says little of when it was. */
final class TimeNumbers {
    /** With fewer rows it may be chance. */
    private static final int FEWEST = 10;

    private TimeNumbers() {}

    /** What a person should know of it, to complete “column a …”. */
    static Optional<String> doubt(NumberColumn column) {
        if (areAll(column, TimeNumbers::isDate)) {
            return Optional.of("looks like dates written as numbers (year, month, day): these have gaps between months;"
                    + " put it into ignore, or make days of it");
        } else if (areAll(column, value -> isTime(value, 1))) {
            return Optional.of(times("seconds"));
        } else if (areAll(column, value -> isTime(value, 1000))) {
            return Optional.of(times("milliseconds"));
        }
        return Optional.empty();
    }

    private static String times(String unit) {
        return "looks like times in " + unit
                + " since 1970: put it into ignore, or make of it what repeats, such as the hour";
    }

    /** Of the numbers that are there, which have to be enough. */
    private static boolean areAll(NumberColumn column, DoublePredicate what) {
        return column.present().limit(FEWEST).filter(what).count() == FEWEST
                && column.present().allMatch(what);
    }

    /** Whole numbers from 2001 to 2033. */
    private static boolean isTime(double value, double second) {
        return value >= 1e9 * second && value < 2e9 * second && value == Math.rint(value);
    }

    private static boolean isDate(double value) {
        double month = Math.floor(value / 100) % 100;
        double day = value % 100;
        return value >= 1900_01_01
                && value <= 2100_12_31
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && value == Math.rint(value);
    }
}
