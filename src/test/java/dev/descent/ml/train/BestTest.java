package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.train.checkpoint.BestEpoch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BestTest {
    private final Best best = new Best(new Monitor("validation_loss", false), 0, null);

    @Test
    void theLowestValidationLossIsTheBestAndTheFirstOfEquals() {
        best.see(epoch(1, 0.9, 0.5), 10);
        best.see(epoch(2, 0.8, 0.4), 20);
        best.see(epoch(3, 0.1, 0.4), 30);

        assertThat(best.epoch()).isEqualTo(new BestEpoch("validation_loss", 2, 20L, 0.4));
    }

    @Test
    void theLossItselfCanBeWhatEpochsAreComparedBy() {
        Best lowest = new Best(new Monitor("loss", false), 0, null);
        lowest.see(epoch(1, 0.9, null), 10);
        lowest.see(epoch(2, 0.8, null), 20);

        assertThat(lowest.epoch()).isEqualTo(new BestEpoch("loss", 2, 20L, 0.8));
    }

    @Test
    void onlyWhatIsBetterByEnoughIsAnImprovement() {
        Best highest = new Best(new Monitor("loss", true), 0.1, null);
        highest.see(epoch(1, 0.5, null), 10);
        highest.see(epoch(2, 0.6, null), 20);

        assertThat(highest.see(epoch(3, 0.61, null), 30)).isTrue();
        assertThat(highest.see(epoch(4, 0.7, null), 40)).isFalse();
        assertThat(highest.epoch()).isEqualTo(new BestEpoch("loss", 3, 30L, 0.61));
    }

    @Test
    void whatIsNotFiniteIsNeverTheBest() {
        best.see(epoch(1, 0.1, Double.NaN), 10);

        assertThat(best.epoch()).isNull();
    }

    private static EpochSummary epoch(int number, double loss, @Nullable Double validation) {
        return new EpochSummary(
                number,
                10,
                loss,
                loss,
                validation == null
                        ? null
                        : JsonMapper.shared().createObjectNode().set("loss", JsonNumber.of(validation)),
                null,
                0.1,
                0.01,
                100,
                List.of());
    }
}
