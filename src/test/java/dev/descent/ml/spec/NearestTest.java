package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> LOSSES =
            List.of("mse", "mae", "huber", "cross_entropy", "weighted_cross_entropy", "focal", "dice", "kl_divergence");
    private static final List<String> METRICS = List.of("loss", "average_loss", "validation_loss", "validation_iou");

    @ParameterizedTest
    @CsvSource({
        "CrossEntropy, cross_entropy",
        "Cross-Entropy, cross_entropy",
        "MSE, mse",
        "DiceLoss, dice",
        "dice_loss, dice",
        "cross_entrpy, cross_entropy",
        "diec, dice",
        "hubber, huber",
        "ce, cross_entropy",
        "wce, weighted_cross_entropy",
        "divergence, kl_divergence",
    })
    void slipsAndOtherSpellingsFindTheName(String word, String name) {
        assertThat(Nearest.of(word, LOSSES)).containsExactly(name);
    }

    @Test
    void beginningsOfPartsFindTheName() {
        assertThat(Nearest.of("val_loss", METRICS)).containsExactly("validation_loss");
        assertThat(Nearest.of("iou", METRICS)).containsExactly("validation_iou");
    }

    @Test
    void longWordsMayHaveNoMoreSlipsThanShortOnes() {
        assertThat(Nearest.of("validation_rmse", METRICS)).isEmpty();
    }

    @Test
    void namesThatAreAsNearAreAllTold() {
        assertThat(Nearest.hint("me", LOSSES)).isEqualTo(" (did you mean \"mse\" or \"mae\"?)");
    }

    @ParameterizedTest
    @CsvSource({"hinge", "x", "''", "__", "loss"})
    void wordLikeNoNameGetsNoHint(String word) {
        assertThat(Nearest.hint(word, LOSSES)).isEmpty();
    }

    @Test
    void manyNamesThatAreAsNearSayNothing() {
        assertThat(Nearest.of("column", List.of("column1", "column2", "column3", "column4")))
                .isEmpty();
    }

    @Test
    void whatWouldTakeLongIsNotCompared() {
        List<String> many = IntStream.range(0, 1001).mapToObj(i -> "name" + i).toList();

        assertThat(Nearest.of("mae" + "e".repeat(40), LOSSES)).isEmpty();
        assertThat(Nearest.of("Name7", many)).isEmpty();
        assertThat(Nearest.of("x", Collections.emptyList())).isEmpty();
    }
}
