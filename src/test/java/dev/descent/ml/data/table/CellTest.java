package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1.5",
                "-2.",
                "+3",
                ".5",
                "1e3",
                "1E-3",
                "0.1",
                "123456789012345678",
                "3.14159265358979"
            })
    void decimalNumbersAreReadAsJavaReadsThem(String text) {
        assertThat(Cell.number(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1,5",
                "1.2.3",
                "0x1p3",
                "10d",
                "1f",
                "Infinity",
                "NaN",
                "1e999",
                "--1",
                "1 2",
                "e5"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(Cell.number(text)).isNaN();
    }

    @Test
    void shortDecimalsAreExact() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            String text = Long.toString(random.nextLong(1_000_000_000_000L));
            int point = random.nextInt(text.length() + 1);
            String decimal = text.substring(0, point) + "." + text.substring(point);
            assertThat(Cell.number(decimal)).isEqualTo(Double.parseDouble(decimal));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "na", "N/A", "NaN", "null", "NULL"})
    void someWordsMeanNothing(String text) {
        assertThat(Cell.isMissing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "none", "nab", "-"})
    void otherWordsMeanSomething(String text) {
        assertThat(Cell.isMissing(text)).isFalse();
    }
}
