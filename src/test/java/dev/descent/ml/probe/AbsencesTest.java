package dev.descent.ml.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.Families;
import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.probe.ProbeReport.AbsentClass;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final Target MAPS = Target.segmentation(List.of("rest", "nucleus"), 2, 2);

    /** A map with a nucleus, one without, and one of which nothing counts. */
    private static final float[] LABELS = {
        1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1,
    };

    private static final Weights WEIGHTS = new Weights(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, null, null);

    @Test
    void classThatAMapHasNotCostsDiceHalfOfItsScore() {
        AbsentClass nucleus = only("{'type': 'dice'}");

        assertThat(nucleus.name()).isEqualTo("nucleus");
        assertThat(nucleus.share()).isEqualTo(0.5);
        assertThat(nucleus.scoreAbsent()).isBetween(0.49, 0.51);
        assertThat(nucleus.scorePresent()).isLessThan(0.02);
    }

    @Test
    void classThatIsSkippedCostsNothing() {
        assertThat(only("{'type': 'dice', 'absent': 'skip'}").scoreAbsent()).isLessThan(0.01);
        assertThat(only("{'type': 'cross_entropy'}").scoreAbsent()).isLessThan(0.02);
    }

    /** The nucleus of the first map is in a position that does not count. */
    @Test
    void classThatIsOnlyWhereNothingCountsIsAbsent() {
        Weights without = new Weights(new float[] {1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, null, null);

        assertThat(only("{'type': 'dice'}", without).share()).isEqualTo(1);
    }

    private static AbsentClass only(String loss) {
        return only(loss, WEIGHTS);
    }

    private static AbsentClass only(String loss, Weights weights) {
        LossSpec spec = SpecReader.read(Families.json(loss.replace('\'', '"')), LossSpec.class);
        LossFunction function = new LossFunction(spec.build(MAPS), Activation.SOFTMAX, LossShape.of(MAPS));
        Absences absences = new Absences(MAPS, function);
        absences.add(new Batch(3, InputShape.image(1, 2, 2), MAPS, new int[3], new float[12], LABELS, weights));
        assertThat(absences.classes()).hasSize(1);
        return absences.classes().get(0);
    }
}
