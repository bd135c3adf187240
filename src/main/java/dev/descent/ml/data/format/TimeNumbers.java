package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.NumberColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;

/** Finds numbers that are dates or times: what they are as numbers says little of when it was. */
final class TimeNumbers {
    /** With fewer rows it may be chance. */
    private static final int FEWEST = 10;

    private static final Set<String> NAMES_OF_DATES =
            Set.of("date", "dates", "datum", "fecha", "datetime", "timestamp", "dt");
    private static final Set<String> NAMES_OF_TIMES =
            Set.of("time", "hhmm", "uhrzeit", "zeit", "heure", "hora", "ora", "departure", "arrival");

    private static final String GAPS = ": these have gaps between months; put it into ignore, or make days of it";
    private static final String HOURS = ": put it into ignore, or make of it what repeats, such as the hour";
    private static final String PARTS = HOURS + " or the month";

    private static final List<Form> FORMS = List.of(
            new Form("dates written as numbers (year, month, day)", GAPS, TimeNumbers::isDate),
            new Form("times in seconds since 1970", HOURS, value -> isSince1970(value, 1)),
            new Form("times in milliseconds since 1970", HOURS, value -> isSince1970(value, 1e3)),
            new Form("times in microseconds since 1970", PARTS, value -> isSince1970(value, 1e6)),
            new Form("times in nanoseconds since 1970", PARTS, value -> isSince1970(value, 1e9)),
            new Form("months written as numbers (year, month)", PARTS, TimeNumbers::isMonth),
            new Form("dates written as numbers (day, month, year)", PARTS, TimeNumbers::isDayFirst));
    private static final Form SERIAL =
            new Form("days as spreadsheets count them, since 1900", PARTS, value -> value >= 20_000 && value < 80_000);
    private static final Form CLOCK =
            new Form("times of day written as numbers (hours, minutes)", PARTS, TimeNumbers::isTimeOfDay);

    private TimeNumbers() {}

    /** What all numbers of a column may be meant as. */
    private record Form(String words, String advice, DoublePredicate fits) {
        boolean fits(NumberColumn column) {
            return column.present().limit(FEWEST).filter(fits).count() == FEWEST
                    && column.present().allMatch(fits);
        }
    }

    /** What a person should know of it, to complete “column a …”. */
    static Optional<String> doubt(NumberColumn column) {
        return FORMS.stream()
                .filter(form -> form.fits(column))
                .findFirst()
                .or(() -> named(column))
                .map(form -> "looks like " + form.words() + form.advice());
    }

    /** Numbers that are so by their name only: others are as large. */
    private static Optional<Form> named(NumberColumn column) {
        List<String> words = NameWords.of(column.name()).toList();
        if (words.stream().anyMatch(NAMES_OF_DATES::contains) && SERIAL.fits(column)) {
            return Optional.of(SERIAL);
        }
        boolean isClock = words.stream().anyMatch(NAMES_OF_TIMES::contains)
                && CLOCK.fits(column)
                && column.present().anyMatch(value -> value >= 1000);
        return isClock ? Optional.of(CLOCK) : Optional.empty();
    }

    /** Whole numbers from 2001 to 2033. */
    private static boolean isSince1970(double value, double second) {
        return isBetween(value, 1e9 * second, 2e9 * second);
    }

    private static boolean isBetween(double value, double from, double to) {
        return value >= from && value < to && value == Math.rint(value);
    }

    private static boolean isDate(double value) {
        double month = Math.floor(value / 100) % 100;
        double day = value % 100;
        return isBetween(value, 1900_01_01, 2100_12_32) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean isMonth(double value) {
        return isBetween(value, 1900_01, 2100_13) && value % 100 >= 1 && value % 100 <= 12;
    }

    private static boolean isDayFirst(double value) {
        double day = Math.floor(value / 1e6);
        double month = Math.floor(value / 1e4) % 100;
        double year = value % 1e4;
        return isBetween(value, 1e6, 32e6) && day >= 1 && month >= 1 && month <= 12 && year >= 1900 && year <= 2100;
    }

    private static boolean isTimeOfDay(double value) {
        return isBetween(value, 0, 2401) && value % 100 < 60;
    }
}
