package dev.descent.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void doublesReadBackToTheBit() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(Texts.json(value))))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void nonFiniteDoublesAreStringsInJson() {
        assertThat(Texts.json(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(Texts.json(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        assertThat(Texts.plain(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void namesCannotBreakOutOfTheirPlace() {
        assertThat(Texts.json("a\"b\n")).isEqualTo("\"a\\\"b\\n\"");
        assertThat(Texts.csv("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(Texts.csv("loss.cross_entropy")).isEqualTo("loss.cross_entropy");
    }
}
