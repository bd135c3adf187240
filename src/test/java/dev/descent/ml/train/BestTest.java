package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.train.checkpoint.BestEpoch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BestTest {
    private final Best best = new Best(null);

    @Test
    void theLowestValidationLossIsTheBestAndTheFirstOfEquals() {
        best.see(epoch(1, 0.9, 0.5), 10);
        best.see(epoch(2, 0.8, 0.4), 20);
        best.see(epoch(3, 0.1, 0.4), 30);

        assertThat(best.epoch()).isEqualTo(new BestEpoch("validation_loss", 2, 20L, 0.4));
    }

    @Test
    void withoutAValidationPartTheLowestLossIs() {
        best.see(epoch(1, 0.9, null), 10);
        best.see(epoch(2, 0.8, null), 20);

        assertThat(best.epoch()).isEqualTo(new BestEpoch("loss", 2, 20L, 0.8));
    }

    @Test
    void whatIsNotFiniteIsNeverTheBest() {
        best.see(epoch(1, Double.NaN, null), 10);

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
                        : JsonMapper.shared().createObjectNode().put("loss", validation),
                null,
                0.1,
                0.01,
                100);
    }
}
