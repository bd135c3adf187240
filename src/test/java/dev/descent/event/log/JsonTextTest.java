package dev.descent.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void doublesReadBackToTheBit() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(JsonText.json(value))))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void nonFiniteDoublesAreStringsInJson() {
        assertThat(JsonText.json(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(JsonText.json(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        assertThat(JsonText.plain(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void namesCannotBreakOutOfTheirPlace() {
        assertThat(JsonText.json("a\"b\n")).isEqualTo("\"a\\\"b\\n\"");
    }
}
