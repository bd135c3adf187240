package dev.descent.ml.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.probe.ProbeReport.GradientShare;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientSharesTest {
    private static final Target CLASSES = Target.classification(List.of("a", "b"));

    @Test
    void gradientIsTheLabelsAndNotTheOutputs() {
        GradientShares shares = new GradientShares(CLASSES, 2);

        shares.see(
                new LossInput(2, new double[] {1, 0, 0, 1}, new double[4]), new double[2], new double[] {-3, 0, 4, -5});

        LabelMeans means = new LabelMeans(CLASSES);
        means.add(new Batch(2, InputShape.flat(1), CLASSES, new int[2], new float[2], new float[] {1, 0, 0, 1}));
        assertThat(shares.shares(means))
                .containsExactly(
                        new GradientShare("a", 0.5, 0.25, 3), new GradientShare("b", 0.5, 0.75, Math.sqrt(41)));
    }

    @Test
    void examplesWithNothingBesideTheOthersHaveVanished() {
        GradientShares shares = new GradientShares(CLASSES, 2);

        shares.see(new LossInput(4, new double[] {1, 0, 1, 0, 1, 0, 1, 0}, new double[8]), new double[4], new double[] {
            1, -1, 1, -1, 1e-5, -1e-5, 0, 0
        });

        assertThat(shares.vanished()).isEqualTo(0.5);
    }
}
