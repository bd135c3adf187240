package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a`b",
                "``` x",
                "a|b",
                "a\nb",
                "a\u2028b",
                "\u202Ea",
                "\\",
                "a\\|b",
                "<script>",
                "@everyone",
                "[x](http://a)",
                "`",
                ""
            })
    void aNameStaysWithinItsCodeSpan(String name) {
        String code = Markdown.code(name);

        assertThat(code).doesNotContain("|", "\n", "\u2028", "\u202E", "\\");
        if (!code.equals("–")) {
            assertThat(code).startsWith("`").endsWith("`");
            assertThat(code.substring(1, code.length() - 1)).doesNotContain("`").isNotBlank();
        }
    }

    @Test
    void aLongNameIsCutBetweenItsLetters() {
        String letter = "\ud83d\ude00";

        assertThat(Markdown.code(letter.repeat(120))).isEqualTo("`" + letter.repeat(120) + "`");
        assertThat(Markdown.code(letter.repeat(121))).isEqualTo("`" + letter.repeat(120) + "…`");
    }

    @Test
    void aSentenceHasNoMarkupOfOthers() {
        assertThat(Markdown.sentence("<b> [x](y) `z` | @me *all*\n# top"))
                .isEqualTo("&lt;b> \\[x\\]\\(y\\) \\`z\\` \\| &#64;\u200bme \\*all\\* \\# top");
    }

    @Test
    void aCurveIsOneLine() {
        assertThat(Sparkline.of(new double[] {8, 7, 6, 5, 4, 3, 2, 1})).isEqualTo("█▇▆▅▄▃▂▁");
        assertThat(Sparkline.of(new double[] {1, Double.NaN, 1})).isEqualTo("▁×▁");
        assertThat(Sparkline.of(new double[] {})).isEmpty();
        assertThat(Sparkline.of(new double[1000])).hasSize(40);
    }
}
