package dev.descent.event.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochSeriesTest {
    private final EpochSeries series = new EpochSeries(Map.of(1, 15L));

    @Test
    void metricsOfAClassAreSeriesOfTheirOwn() {
        series.add("""
                {"epoch": 1, "loss": 0.5, "validation": {"loss": 0.4, "iou": 0.7, "confusion_matrix": [[1, 2], [3, 4]],
                 "classes": {"nucleus": {"support": 9, "iou": 0.6}}}, "reported": {"dice": 0.2}}""");

        assertThat(series.names(""))
                .containsExactly(
                        "epoch_loss", "reported_dice", "validation_iou", "validation_iou.nucleus", "validation_loss");
        assertThat(series.points("validation_iou.nucleus")).isEqualTo(List.of(new Point(1, 15L, 0.6)));
    }

    @Test
    void eachWorkerHasASeriesOfItsOwn() {
        series.add("""
                {"epoch": 1, "samples_per_second": 30.0, "workers": [{"worker": 0, "samples_per_second": 16.5},
                 {"worker": 1, "samples_per_second": 15.0}]}""");

        assertThat(series.names(""))
                .containsExactly("samples_per_second", "samples_per_second.0", "samples_per_second.1");
        assertThat(series.points("samples_per_second.1")).isEqualTo(List.of(new Point(1, 15L, 15.0)));
    }

    @Test
    void epochsWithoutValidationHaveNone() {
        series.add("""
                {"epoch": 1, "loss": 0.5, "validation": null, "reported": null}""");

        assertThat(series.names("")).containsExactly("epoch_loss");
    }
}
