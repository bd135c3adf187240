package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SightsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    0,5 | DECIMAL_COMMA
                    -12,75 | DECIMAL_COMMA
                    1.234,5 | DECIMAL_COMMA
                    1,5e3 | DECIMAL_COMMA
                    1,234 | THOUSANDS
                    1,234.50 | THOUSANDS
                    1'234'567 | THOUSANDS
                    1 234 567 | THOUSANDS
                    1.234.567 | THOUSANDS
                    12,34,567 | THOUSANDS
                    12% | PERCENT
                    12,5 % | PERCENT
                    $1,000 | CURRENCY
                    -$5.20 | CURRENCY
                    5 € | CURRENCY
                    EUR 12 | CURRENCY
                    12.50 USD | CURRENCY
                    Rs. 500 | CURRENCY
                    R$ 10,50 | CURRENCY
                    (1,200.00) | PARENTHESES
                    ($5) | PARENTHESES
                    12 kg | UNIT
                    3.5M | UNIT
                    <0.05 | UNIT
                    5- | UNIT
                    ١٢٣ | DIGITS
                    2024-01-31 | DATE
                    31.12.2024 | DATE
                    12/31/24 | DATE
                    2024-01-31T12:00:00Z | DATE
                    2024-01-31 12:00:00.123 | DATE
                    20141013T000000 | DATE
                    Jan 5, 2024 | DATE
                    5-Jan-24 | DATE
                    Mon, 01 Jan 2024 | DATE
                    2024-01 | DATE
                    12:30 | DATE
                    3:15 PM | DATE
                    """)
    void whatIsNoPlainNumberIsToldByItsForm(String text, Look look) {
        assertThat(Sights.of(Spelling.clean(text))).map(Sight::look).contains(look);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "user0001", "A12", "10-20", "12 Main St", "10.0.0.1", "1.2.3", "", "Region 7"})
    void otherWordsAreJustWords(String text) {
        assertThat(Sights.of(text)).isEmpty();
    }

    @Test
    void commasThatCanOnlyBeDecimalOnesDecideForAll() {
        SightTally tally = new SightTally();
        tally.add("1,234", new Spot(2, ""));
        tally.add("1,5", new Spot(3, ""));

        assertThat(tally.suspicion(0, 2)).map(Suspicion::look).contains(Look.DECIMAL_COMMA);
    }

    @Test
    void aUnitOnFewNumbersMayBeAName() {
        SightTally tally = new SightTally();
        tally.add("2wd", new Spot(2, ""));
        tally.add("4wd", new Spot(3, ""));

        assertThat(tally.suspicion(0, 2)).map(Suspicion::mayBeName).contains(true);
    }

    @Test
    void manyDifferentLettersBehindNumbersAreCodes() {
        SightTally tally = new SightTally();
        for (char letter = 'A'; letter < 'K'; letter++) {
            tally.add("12" + letter, new Spot(2, ""));
        }

        assertThat(tally.suspicion(0, 10)).isEmpty();
    }
}
