package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "+1", "1.", "1e0", "10E-1", "1.000"})
    void equalNumbersHaveOneSpelling(String text) {
        assertThat(Spelling.canonical(text)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "00", "-01", "one", "1,0", "1e999", "True", "1-2"})
    void codesAndWordsStayAsTheyAre(String text) {
        assertThat(Spelling.canonical(text)).isEqualTo(text);
    }

    @Test
    void longNumbersThatDifferStayTwo() {
        assertThat(Spelling.canonical("12345678901234567890.0")).isEqualTo("12345678901234567890");
        assertThat(Spelling.canonical("12345678901234567891")).isEqualTo("12345678901234567891");
        assertThat(Spelling.canonical("1e300")).isEqualTo("1E+300");
        assertThat(Spelling.canonical("-0.0")).isEqualTo("0");
    }

    @Test
    void spacesAreOneKind() {
        assertThat(Spelling.clean("\u00a0deep  \u2003red\t\n")).isEqualTo("deep red");
        assertThat(Spelling.clean("cafe\u0301\u200b")).isEqualTo("café");
        assertThat(Spelling.clean("  ")).isEmpty();
    }

    @Test
    void foldedWordsDifferInMoreThanCase() {
        assertThat(Spelling.folded("RED")).isEqualTo(Spelling.folded("red"));
        assertThat(Spelling.folded("STRASSE")).isEqualTo(Spelling.folded("straße"));
        assertThat(Spelling.folded("red")).isNotEqualTo(Spelling.folded("read"));
    }

    @Test
    void declaredNotationsAreRead() {
        Notation german = Notation.of(',', '.', List.of("?", "-999"));

        assertThat(german.number("1.234,5")).isEqualTo(1234.5);
        assertThat(german.number("1234,5")).isEqualTo(1234.5);
        assertThat(german.number("12.5")).isNaN();
        assertThat(german.number("-999,0")).isNaN();
        assertThat(german.isMissing("-999,0")).isTrue();
        assertThat(german.isMissing("?")).isTrue();
        assertThat(german.canonical("1,50")).isEqualTo("1.5");
        assertThat(Notation.of('.', ' ', List.of()).number("1\u202f234\u202f567.5"))
                .isEqualTo(1234567.5);
        assertThat(Notation.of('.', '\'', List.of()).number("1\u2019234")).isEqualTo(1234);
        assertThat(Notation.PLAIN.number("\u22125")).isEqualTo(-5);
    }
}
