package dev.descent.ml.data.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Dates and times as seconds since 1970, in the forms that tables have them in; numbers stay what they are. */
public final class Moments {
    /** As names of months begin: in English, German, French and Spanish. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene"),
            List.of("feb", "fév"),
            List.of("mar", "mär", "mrz"),
            List.of("apr", "avr", "abr"),
            List.of("may", "mai"),
            List.of("jun", "juin"),
            List.of("jul", "juil"),
            List.of("aug", "aoû", "ago"),
            List.of("sep"),
            List.of("oct", "okt"),
            List.of("nov"),
            List.of("dec", "dez", "déc", "dic"));

    private final boolean dayFirst;
    private final boolean monthFirst;

    private Moments(boolean dayFirst, boolean monthFirst) {
        this.dayFirst = dayFirst;
        this.monthFirst = monthFirst;
    }

    /**
     * Finds out of all words of a column whether days or months come first where both are numbers and the year is
     * last. With points between them it is the day, unless one is beyond the months.
     */
    public static Moments of(Collection<String> words) {
        boolean day = false;
        boolean month = false;
        boolean slashes = false;
        for (String word : words) {
            WrittenMoment read = WrittenMoment.of(word);
            if (!read.text('1').isEmpty()) {
                day |= read.number('1', 0) > 12;
                month |= read.number('2', 0) > 12;
                slashes |= word.strip().charAt(read.text('1').length()) != '.';
            }
        }
        return new Moments(day || (!slashes && !month), month);
    }

    /** Whether nothing tells days from months. */
    public boolean isAmbiguous() {
        return !dayFirst && !monthFirst;
    }

    /** Seconds since 1970, of a time of day since midnight; NaN where the text is none of these, and no number. */
    public double of(String text) {
        double number = Cell.number(text);
        WrittenMoment read = WrittenMoment.of(text);
        if (!Double.isNaN(number) || read.isNone()) {
            return number;
        }
        try {
            return seconds(read);
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private double seconds(WrittenMoment read) {
        int hour = hour(read);
        boolean midnight = hour == 24;
        LocalDateTime time = LocalDateTime.of(
                year(read),
                month(read),
                read.number(dayFirst ? '1' : '2', read.number('d', 1)),
                midnight ? 0 : hour,
                read.number('i', 0),
                read.number('s', 0));
        double fraction = Double.parseDouble("0." + read.text('f') + "0");
        return time.plusDays(midnight ? 1 : 0).toEpochSecond(offset(read.text('z'))) + fraction;
    }

    private static int hour(WrittenMoment read) {
        int hour = read.number('h', 0);
        return read.text('a').isEmpty() ? hour : hour % 12 + (read.text('a').equals("p") ? 12 : 0);
    }

    /** One of two digits as POSIX reads them. */
    private static int year(WrittenMoment read) {
        int year = read.number('y', 1970);
        return read.text('y').length() == 2 ? year + (year < 69 ? 2000 : 1900) : year;
    }

    private int month(WrittenMoment read) {
        int quarter = read.number('q', 0);
        if (quarter > 0) {
            return 3 * quarter - 2;
        }
        String name = read.text('n');
        return name.isEmpty() ? read.number(dayFirst ? '2' : '1', read.number('m', 1)) : named(name);
    }

    /** 0 for none. */
    private static int named(String name) {
        return 1
                + IntStream.range(0, MONTHS.size())
                        .filter(i -> MONTHS.get(i).stream().anyMatch(name::startsWith))
                        .findFirst()
                        .orElse(-1);
    }

    private static ZoneOffset offset(String zone) {
        return zone.isEmpty() || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }
}
