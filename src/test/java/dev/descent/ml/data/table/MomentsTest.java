package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-05                  | 2024-03-05T00:00:00Z",
                "2024/3/5                    | 2024-03-05T00:00:00Z",
                "2024-03-05T07:08            | 2024-03-05T07:08:00Z",
                "2024-03-05 07:08:09         | 2024-03-05T07:08:09Z",
                "2024-03-05 07:08:09.25      | 2024-03-05T07:08:09.25Z",
                "2024-03-05T07:08:09Z        | 2024-03-05T07:08:09Z",
                "2024-03-05T07:08:09+02:00   | 2024-03-05T05:08:09Z",
                "2024-03-05 07:08:09 +0530   | 2024-03-05T01:38:09Z",
                "2024-03-05 07:08:09-08      | 2024-03-05T15:08:09Z",
                "2024-03-05 24:00            | 2024-03-06T00:00:00Z",
                "31.01.2024                  | 2024-01-31T00:00:00Z",
                "31.1.24                     | 2024-01-31T00:00:00Z",
                "31/01/1999 11:05 PM         | 1999-01-31T23:05:00Z",
                "01/31/2024                  | 2024-01-31T00:00:00Z",
                "1/31/99 12:05 am            | 1999-01-31T00:05:00Z",
                "31-Jan-2024                 | 2024-01-31T00:00:00Z",
                "1st February 2024           | 2024-02-01T00:00:00Z",
                "Jan 31, 2024                | 2024-01-31T00:00:00Z",
                "5 août 2024                 | 2024-08-05T00:00:00Z",
                "5. Dezember 2024            | 2024-12-05T00:00:00Z",
                "6 juillet 2024              | 2024-07-06T00:00:00Z",
                "2024-03                     | 2024-03-01T00:00:00Z",
                "03/2024                     | 2024-03-01T00:00:00Z",
                "Mar 2024                    | 2024-03-01T00:00:00Z",
                "2024Q3                      | 2024-07-01T00:00:00Z",
                "Q1 2024                     | 2024-01-01T00:00:00Z",
                "07:08:09                    | 1970-01-01T07:08:09Z",
            })
    void formsThatTablesHave(String text, Instant moment) {
        double millis = Moments.of(List.of(text)).of(text) * 1000;

        assertThat(Math.round(millis)).isEqualTo(moment.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "2024-13-01", "2024-02-30", "31-Foo-2024", "2024-03-05 25:00", "12:61", "1.2.3.4"})
    void othersAreNone(String text) {
        assertThat(Moments.of(List.of(text)).of(text)).isNaN();
    }

    @Test
    void numbersStayWhatTheyAre() {
        assertThat(Moments.of(List.of()).of("20240305")).isEqualTo(20240305);
        assertThat(Moments.of(List.of()).of("-1.5")).isEqualTo(-1.5);
    }

    @Test
    void oneDayBeyondTwelveTellsTheOrderOfAll() {
        double second = Moments.of(List.of("01/02/2024", "13/02/2024")).of("01/02/2024");
        assertThat(second).isEqualTo(Instant.parse("2024-02-01T00:00:00Z").getEpochSecond());

        double first = Moments.of(List.of("01/02/2024", "02/13/2024")).of("01/02/2024");
        assertThat(first).isEqualTo(Instant.parse("2024-01-02T00:00:00Z").getEpochSecond());
    }

    @Test
    void whatNothingTellsIsAmbiguous() {
        assertThat(Moments.of(List.of("01/02/2024", "03/02/2024")).isAmbiguous())
                .isTrue();
        assertThat(Moments.of(List.of("01.02.2024", "03.02.2024")).isAmbiguous())
                .isFalse();
        assertThat(Moments.of(List.of("2024-02-01")).isAmbiguous()).isFalse();
    }
}
