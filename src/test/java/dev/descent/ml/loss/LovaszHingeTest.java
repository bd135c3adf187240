package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class LovaszHingeTest {
    private static final int PIXELS = 12;

    @Test
    void twoClassesAreOneForegroundByTheDifferenceOfTheirLogits() {
        Batches both = Batches.classes(3, PIXELS, 2, 5).withDistinctLogits(5);
        Batches one = new Batches(3, PIXELS, 1, second(both.labels()), difference(both.logits()));
        Batches.Result expected = of(one, List.of("cell"), Activation.SIGMOID);

        Batches.Result result = of(both, List.of("background", "cell"), Activation.SOFTMAX);

        for (int i = 0; i < 3; i++) {
            assertThat(result.scores()[i]).isCloseTo(expected.scores()[i], within(1e-12));
        }
        assertThat(result.scores()[0]).isNotZero();
        for (int i = 0; i < 3 * PIXELS; i++) {
            double slope = expected.gradient()[i];
            assertThat(result.gradient()[2 * i + 1]).isCloseTo(slope, within(1e-12));
            assertThat(result.gradient()[2 * i]).isCloseTo(-slope, within(1e-12));
        }
    }

    @Test
    void severalClassesAndClassesOfRowsAreRefused() {
        assertThat(new LovaszHinge().faults(Target.segmentation(List.of("a", "b", "c"), 3, 4)))
                .isNotEmpty();
        assertThat(new LovaszHinge().faults(Target.classification(List.of("a", "b"))))
                .isNotEmpty();
        assertThat(new LovaszHinge().faults(Target.segmentation(List.of("a", "b"), 3, 4)))
                .isEmpty();
    }

    private static Batches.Result of(Batches batch, List<String> classes, Activation activation) {
        return batch.evaluate(new LovaszHinge().build(Target.segmentation(classes, 3, 4)), activation);
    }

    private static double[] second(double[] ofTwo) {
        double[] second = new double[ofTwo.length / 2];
        for (int i = 0; i < second.length; i++) {
            second[i] = ofTwo[2 * i + 1];
        }
        return second;
    }

    private static double[] difference(double[] ofTwo) {
        double[] difference = second(ofTwo);
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= ofTwo[2 * i];
        }
        return difference;
    }
}
