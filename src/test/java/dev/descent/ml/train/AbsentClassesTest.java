package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AbsentClassesTest {
    private static final ArrayExamples FOUR =
            new ArrayExamples(new float[][] {{1}, {2}, {3}, {4}}, new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    private static final TrainingData DATA = ArrayExamples.data(Target.classification(List.of("a", "b")), FOUR, FOUR);

    @Test
    void examplesThatWereNotLookedAtAreNotCounted() {
        assertThat(warning(12)).startsWith("loss: of 4 training examples 2 have no ");
        assertThat(warning(6)).startsWith("loss: of 2 training examples that were looked at 2 have no \"b\"; ");
    }

    private static String warning(long mostNumbers) {
        LossSpec dice = SpecReader.read(JsonMapper.shared().readTree("\"dice\""), LossSpec.class);
        return new AbsentClasses(DATA, mostNumbers).warnings("loss", dice).get(0);
    }
}
