package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GradientWatchTest {
    private static final StepResult MOVES = step(2, false);
    private static final StepResult STANDS = step(2, true);

    @Test
    void aRunThatNeverHasAGradientIsToldOnce() {
        GradientWatch watch = new GradientWatch(0, 100);

        assertThat(told(watch, 1, 4, step(0, true))).isEmpty();
        assertThat(told(watch, 5, 20, step(0, true)))
                .singleElement()
                .asString()
                .startsWith("In 5 iterations up to number 5 the gradient of every parameter was exactly 0");
    }

    @Test
    void aShortRunIsToldAtItsEnd() {
        assertThat(told(new GradientWatch(0, 2), 1, 2, STANDS)).hasSize(1);
    }

    @Test
    void aRunThatComesToStandIsTold() {
        GradientWatch watch = new GradientWatch(0, 100);
        told(watch, 1, 10, MOVES);

        assertThat(told(watch, 11, 14, STANDS)).isEmpty();
        assertThat(told(watch, 15, 15, MOVES)).isEmpty();
        assertThat(told(watch, 16, 20, STANDS)).hasSize(1);
    }

    @Test
    void nothingLeftToLearnIsNoStandstill() {
        GradientWatch learned = new GradientWatch(0, 100);
        told(learned, 1, 10, MOVES);

        assertThat(told(learned, 11, 30, step(0, true))).isEmpty();
        assertThat(told(new GradientWatch(10, 100), 11, 30, step(0, true))).isEmpty();
    }

    @Test
    void aBatchInWhichNothingCountsSaysNothing() {
        GradientWatch watch = new GradientWatch(0, 100);
        StepResult nothing = new StepResult(0, 0, null, false, Map.of());

        assertThat(told(watch, 1, 3, step(0, true))).isEmpty();
        assertThat(told(watch, 4, 9, nothing)).isEmpty();
        assertThat(told(watch, 10, 11, step(0, true))).hasSize(1);
    }

    private static List<String> told(GradientWatch watch, long from, long to, StepResult outcome) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> watch.see(number, outcome))
                .flatMap(told -> told.stream())
                .toList();
    }

    private static StepResult step(double loss, boolean isStill) {
        return new StepResult(loss, 1, null, isStill, Map.of());
    }
}
