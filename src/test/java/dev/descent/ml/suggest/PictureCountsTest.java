package dev.descent.ml.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.Collections;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PictureCountsTest {
    private static final int SIDE = 100;

    @Test
    void noiseAndSpecksAreMeasuredInTheUnitOfTheImages() {
        Random random = new Random(3);
        PictureFacts facts = facts(1, 1, i -> stripes(i) + 0.05 * random.nextGaussian() + (i % 50 == 0 ? 0.5 : 0));

        assertThat(facts.outliers()).isEqualTo(0.02, within(0.003));
        assertThat(facts.noise()).isEqualTo(Math.sqrt(0.0025 + 0.02 * 0.98 * 0.25), within(0.005));
        assertThat(facts.likeness()).isGreaterThan(0.8);
        assertThat(facts.sharpness()).isGreaterThan(1.2);
        assertThat(facts.hasSpecks()).isTrue();
    }

    @Test
    void stripesHaveEdges() {
        PictureFacts facts = facts(1, 1, PictureCountsTest::stripes);

        // nine steps of 99 across, none down
        assertThat(facts.edges()).isEqualTo(9.0 / 198, within(1e-9));
        assertThat(facts.noise()).isZero();
        assertThat(facts.outliers()).isZero();
        assertThat(facts.likeness()).isEqualTo(1, within(1e-6));
        assertThat(facts.sharpness()).isEqualTo(1, within(1e-4));
    }

    @Test
    void coloursAreComparedWithGreyByTheirMean() {
        assertThat(facts(3, 1, PictureCountsTest::stripes).noise()).isZero();
        assertThat(facts(3, 3, PictureCountsTest::stripes).likeness()).isEqualTo(1, within(1e-6));
    }

    private static double stripes(int position) {
        return position % SIDE / 10 % 2 == 0 ? 0.3 : 0.7;
    }

    /** Of stripes that are to become of what is given. */
    private static PictureFacts facts(int channels, int wantedChannels, IntToDoubleFunction given) {
        Scaling scaling = new Scaling(100.0, 40.0);
        Target target = Target.image(wantedChannels, SIDE, SIDE);
        PictureCounts counts = new PictureCounts(
                target,
                new ImageEncoding(
                        SIDE, SIDE, Collections.nCopies(channels, scaling), target, TargetScaling.none(1), null));
        float[] features = new float[channels * SIDE * SIDE];
        float[] labels = new float[SIDE * SIDE * wantedChannels];
        for (int i = 0; i < features.length; i++) {
            features[i] = scaling.apply(255 * given.applyAsDouble(i % (SIDE * SIDE)));
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) stripes(i / wantedChannels);
        }
        counts.add(features, labels);
        return counts.facts();
    }
}
