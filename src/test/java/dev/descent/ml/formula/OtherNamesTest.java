package dev.descent.ml.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherNamesTest {
    /** What is told has to be a formula, or it leads on to the next error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sinh",
                "sign",
                "logsigmoid",
                "logsumexp",
                "log2",
                "rsqrt",
                "reciprocal",
                "elu",
                "leaky_relu",
                "norm",
                "var",
                "std",
                "min_classes"
            })
    void whatHasNoNameHereIsToldAsAFormula(String name) {
        String hint = OtherNames.hint(name, List.of("sin", "max_classes", "log"));
        assertThat(hint).startsWith(" (write ").endsWith(")");
        String written = hint.substring(" (write ".length(), hint.length() - 1).replaceAll("\\bx\\b", "(y - p)");
        assertThat(Formula.parse(asLoss(written), Map.of(), Set.of())).isNotNull();
    }

    /** With what names stand for before it. */
    private static String asLoss(String written) {
        int last = written.lastIndexOf(';') + 1;
        return written.substring(0, last) + " mean(p*(" + written.substring(last) + "))";
    }

    @Test
    void namesThatAreKnownAreLeftAlone() {
        assertThat(OtherNames.hint("sign", List.of("sign"))).doesNotContain("write");
    }

    @Test
    void theMessageSaysHow() {
        assertThatThrownBy(() -> Formula.parse("mean(sign(y - p))", Map.of(), Set.of()))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("\"sign\" is not a function (write where(x > 0, 1, where(x < 0, -1, 0)))");
        assertThatThrownBy(() -> Formula.parse("epoch*mean(y - p)", Map.of(), Set.of()))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("give it a schedule in \"parameters\"");
    }
}
