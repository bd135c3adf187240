package dev.descent.ml.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "patient\\d+ 9",
                "[0-9a-f]{8}-[0-9a-f]{4} 13",
                "a{3,5} 5",
                "a{3,} 3",
                "(ab){4} 8",
                "((a{9}){9}){9} 729",
                "x(a(b{2}c){3}){2}y 22",
                "[]a{9}]{2} 2",
                "[^\\]{9}]b 2",
                "\\p{Lu}\\x{41}{3} 4",
                "\\({5} 5",
                "a{0} 1",
                "(a)) 1",
                "((a{20} 20",
                "a{x} 4",
            })
    void repetitionsAreWrittenOut(String expression, long size) {
        assertThat(ExpressionSize.of(expression)).isEqualTo(size);
    }

    @Test
    void noDepthMakesASmallNumberOfALargeOne() {
        String expression = "a";
        for (int depth = 1; depth <= 40; depth++) {
            expression = "(" + expression + "){1000}";
            assertThat(ExpressionSize.of(expression)).isGreaterThanOrEqualTo(1000);
        }
    }
}
