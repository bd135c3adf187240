package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspeltTest {
    private static final int OFTEN = 40;

    @ParameterizedTest
    @CsvSource({
        "setsoa, setosa",
        "setoza, setosa",
        "setsa, setosa",
        "settosa, setosa",
        "Dark grene, dark green",
        "Ausländr, ausländer",
        "benigne, benign"
    })
    void aRareWordWithASlipIsTold(String rare, String often) {
        assertThat(told(rare, 2, often))
                .hasValue("\"" + rare + "\" in 2 rows beside \"" + often + "\" in " + OFTEN
                        + ", which differ in one letter and are two words");
    }

    @ParameterizedTest
    @CsvSource({
        "male, female",
        "cats, cat",
        "grade II, grade III",
        "type A, type B",
        "level1, level2",
        "aseptic, septic",
        "gambia, zambia",
        "austria, australia",
        "setosa, setosa2",
        "north east, north west"
    })
    void anotherWordIsNot(String rare, String often) {
        assertThat(told(rare, 2, often)).isEmpty();
    }

    @Test
    void aWordThatIsNotRareIsNot() {
        assertThat(told("setsoa", 3, "setosa")).isEmpty();
    }

    private static Optional<String> told(String rare, int rows, String often) {
        IntStream codes = IntStream.range(-1, rows + OFTEN).map(i -> i < 0 ? -1 : i < rows ? 0 : 1);
        return Misspelt.of(codes, List.of(rare, often));
    }
}
