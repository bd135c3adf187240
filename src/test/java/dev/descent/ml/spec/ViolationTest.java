package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationTest {

    @Test
    void pathsJoinAsTheyAreWritten() {
        assertThat(Violation.join("terms", "[0]")).isEqualTo("terms[0]");
        assertThat(Violation.join("loss", "delta")).isEqualTo("loss.delta");
        assertThat(Violation.join("", "delta")).isEqualTo("delta");
        assertThat(Violation.join("loss", "")).isEqualTo("loss");
    }

    @Test
    void aNameThatOnlyBeginsAlikeIsNotWithin() {
        assertThat(new Violation("loss.alpha", "").isWithin("loss.a")).isFalse();
        assertThat(new Violation("loss.a", "").isWithin("loss.a")).isTrue();
        assertThat(new Violation("loss.a[1]", "").isWithin("loss.a")).isTrue();
        assertThat(new Violation("loss.a", "").isWithin("loss")).isTrue();
        assertThat(new Violation("loss.a", "").isWithin("")).isTrue();
    }

    @Test
    void aMessageIsCutInItsMiddle() {
        String whole = "a".repeat(1_000) + "b".repeat(1_000);

        assertThat(new Violation("", whole).message()).isEqualTo(whole);
        assertThat(new Violation("", "must be short, was " + "x".repeat(100_000) + ": write less").message())
                .hasSize(2_000)
                .startsWith("must be short, was x")
                .contains("x...x")
                .endsWith("x: write less");
    }

    @Test
    void noCharacterIsHalvedWhereTextsAreCut() {
        for (String before : List.of("", "a")) {
            String many = before + "\ud83d\ude00".repeat(2_000) + before;
            for (String cut : List.of(new Violation("", many).message(), Scalars.cut(many))) {
                assertThat(cut).contains("...").matches("a?(\ud83d\ude00)+\\.\\.\\.(\ud83d\ude00)*a?");
                assertThat(cut.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            }
        }
    }
}
