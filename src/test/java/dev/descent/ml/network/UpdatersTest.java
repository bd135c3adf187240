package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.Lab;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** Each rule that DL4J has right, and its state, against ND4J's own updater as an exported model names it. */
class UpdatersTest {
    private static final double RATE = 0.01;
    private static final int SIZE = 200;
    private static final List<ParameterBlock> ONE = List.of(new ParameterBlock("l", "W", Kind.WEIGHT, 0, SIZE));

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "nesterovs", "adam", "amsgrad", "adamax", "adagrad", "rmsprop", "adadelta"})
    void ruleAndStateAreThoseOfNd4j(String type) {
        OptimizerSpec spec = Lab.spec("{\"type\":\"" + type + "\"}");
        Optimizer ours = spec.build(ONE);
        Random random = new Random(3);
        float[] parameters = Lab.normal(random, SIZE);
        INDArray theirParameters = Nd4j.createFromArray(parameters.clone());
        INDArray theirState = Nd4j.zeros(1, Math.max(1, spec.stateVectors() * SIZE));
        GradientUpdater<?> theirs = theirs(spec, theirState);
        for (int t = 1; t <= 20; t++) {
            float[] gradient = Lab.normal(random, SIZE);
            INDArray update = Nd4j.createFromArray(gradient.clone());
            theirs.applyUpdater(update, t - 1, 0);
            theirParameters.subi(update);
            ours.step(parameters, gradient, type.equals("adadelta") ? 1 : RATE, t);
        }
        close(parameters, theirParameters.toFloatVector());
        if (spec.stateVectors() > 0) {
            close(Lab.flat(ours.state()), theirState.toFloatVector());
        }
    }

    @Test
    void everyOptimizerNamesAnUpdaterWithAStateOfTheSameSize() {
        for (String type : Lab.types()) {
            OptimizerSpec spec = Lab.spec("{\"type\":\"" + type + "\"}");
            assertThat(Updaters.of(spec, RATE).stateSize(10)).as(type).isEqualTo(10L * spec.stateVectors());
        }
    }

    private static GradientUpdater<?> theirs(OptimizerSpec spec, INDArray state) {
        GradientUpdater<?> updater =
                Updaters.of(spec, RATE).instantiate(spec.stateVectors() == 0 ? null : state, false);
        if (spec.stateVectors() > 0) {
            updater.setStateViewArray(state, new long[] {SIZE}, 'c', false);
        }
        return updater;
    }

    private static void close(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i])
                    .as("value %d", i)
                    .isCloseTo(theirs[i], within(1e-6f * Math.max(1, Math.abs(theirs[i]))));
        }
    }
}
