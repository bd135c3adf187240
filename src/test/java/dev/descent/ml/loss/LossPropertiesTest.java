package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every loss, and of sums, wrappers and formulas, on labels of which most tests see none. */
class LossPropertiesTest {
    private static final List<String> COMPOSED = List.of(
            "{'type':'sum','terms':[{'weight':0.3,'loss':'dice'},{'weight':{'type':'cosine','initial':1,'iterations':100},"
                    + "'loss':'cross_entropy'},{'weight':0.1,'loss':'boundary'}]}",
            "{'type':'sum','weighting':'uncertainty','terms':[{'loss':'dice'},{'loss':'cross_entropy'}]}",
            "{'type':'hardest','share':0.4,'loss':{'type':'focal','gamma':2}}",
            "{'type':'custom','formula':'dice*cross_entropy + mean(abs(dx(p)) + abs(dy(p))) + sum(sum_positions(y*p)/9)'}",
            "{'type':'custom','formula':'mean(square(y - p)) + 0.1*mean(sqrt(dx(p)^2 + dy(p)^2 + 0.01))'}");

    /** A loss with labels and an activation that it takes. */
    private record Trial(LossSpec loss, Target target, Activation activation) {

        LossFunction function(Batches batch) {
            return batch.function(LossFamilyTest.resolved(loss, target).build(target), activation);
        }

        Batches batch() {
            return Gradients.batch(loss, target, activation, 31);
        }

        @Override
        public String toString() {
            return loss + " " + target.task() + " " + target.height() + "x" + target.width() + "x" + target.outputs()
                    + " " + activation;
        }
    }

    /** No recipes: such a formula may divide by an output or take a root of it, as its labels allow. */
    static Stream<LossSpec> losses() {
        return Stream.concat(LossFamilyTest.losses(), COMPOSED.stream().map(Recipe::loss));
    }

    static Stream<Trial> trials() {
        return losses().flatMap(loss -> trials(loss, LossFamilyTest.targets(loss)));
    }

    static Stream<Trial> weighted() {
        return trials().filter(trial -> trial.loss.takesPositionWeights());
    }

    static Stream<Trial> regions() {
        return maps().filter(trial -> trial.loss instanceof RegionLossSpec
                && !(trial.loss instanceof GeneralizedDice)
                && trial.target.outputs() == 3);
    }

    static Stream<Trial> foregrounds() {
        return maps().filter(trial -> trial.target.outputs() == 1);
    }

    /** Maps of a single pixel. */
    static Stream<Trial> pixels() {
        List<Target> single = List.of(
                Target.segmentation(List.of("a", "b", "c"), 1, 1),
                Target.segmentation(List.of("a"), 1, 1),
                new Target(Target.Task.REGRESSION, List.of("grey"), 1, 1));
        return losses().flatMap(loss -> trials(loss, single));
    }

    static Stream<Trial> maps() {
        List<Target> maps =
                List.of(Target.segmentation(List.of("a", "b", "c"), 3, 5), Target.segmentation(List.of("a"), 5, 3));
        return losses().flatMap(loss -> trials(loss, maps));
    }

    private static Stream<Trial> trials(LossSpec loss, List<Target> targets) {
        return targets.stream()
                .filter(target -> loss.faultsAsTerm(target).isEmpty())
                .flatMap(target ->
                        loss.activations(target).stream().map(activation -> new Trial(loss, target, activation)));
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void aBatchIsItsPartsTogether(Trial trial) {
        Weighted whole = Weighted.random(trial.batch(), 5);
        Batches.Result result = whole.evaluate(trial.function(whole.batch()));
        int size = result.gradient().length / whole.batch().examples();
        for (int i = 0; i < whole.batch().examples(); i++) {
            Batches.Result alone = alone(whole, i, trial);
            assertThat(alone.scores()[0]).isEqualTo(result.scores()[i]);
            assertThat(alone.gradient())
                    .containsExactly(Arrays.copyOfRange(result.gradient(), i * size, (i + 1) * size));
        }
    }

    private static Batches.Result alone(Weighted whole, int index, Trial trial) {
        Batches all = whole.batch();
        Batches one = new Batches(1, all.shape(), part(all.labels(), index, all), part(all.logits(), index, all));
        return new Weighted(
                        one,
                        part(whole.valid(), index, all),
                        part(whole.positions(), index, all),
                        part(whole.examples(), index, all))
                .evaluate(trial.function(one));
    }

    private static double[] part(double[] values, int index, Batches of) {
        int size = values.length / of.examples();
        return Arrays.copyOfRange(values, index * size, (index + 1) * size);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void staysFiniteFarOut(Trial trial) {
        Batches drawn = trial.batch();
        double[] far = Arrays.stream(drawn.extreme().logits()).map(z -> 100 * z).toArray();
        boolean numbers = !trial.target.isCategorical() && trial.activation != Activation.SIGMOID;
        if (numbers) {
            far = Arrays.stream(far).map(Math::abs).toArray();
        }
        Batches batch = new Batches(drawn.examples(), drawn.shape(), drawn.labels(), far);
        Batches.Result result = batch.evaluate(trial.function(batch));

        assertThat(Arrays.stream(result.scores())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(result.gradient())).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("pixels")
    void aSinglePixelIsAnImage(Trial trial) {
        Batches batch = trial.batch();
        if (!trial.loss.detaches()) {
            Gradients.check(batch, trial.function(batch), trial.toString());
        }
        assertThat(Arrays.stream(batch.evaluate(trial.function(batch)).scores()))
                .allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aMaskMayBeOfOneClassAlone(Trial trial) {
        for (int only = 0; only < trial.target.outputs(); only++) {
            Batches drawn = trial.batch();
            double[] labels = new double[drawn.labels().length];
            int width = trial.target.outputs();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i % width == only ? 1 : 0;
            }
            isSmooth(trial, new Batches(drawn.examples(), drawn.shape(), labels, drawn.logits()));
        }
    }

    @ParameterizedTest
    @MethodSource("foregrounds")
    void aMaskMayBeEmpty(Trial trial) {
        Batches drawn = trial.batch();
        isSmooth(
                trial, new Batches(drawn.examples(), drawn.shape(), new double[drawn.labels().length], drawn.logits()));
    }

    /** Also where outputs are right beyond doubt. */
    private static void isSmooth(Trial trial, Batches batch) {
        if (!trial.loss.detaches()) {
            Gradients.check(batch, trial.function(batch), trial.toString());
        }
        Batches.Result right = sure(batch).evaluate(trial.function(batch));
        assertThat(Arrays.stream(right.scores())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(right.gradient())).allMatch(Double::isFinite);
    }

    /** With outputs that are right beyond doubt. */
    private static Batches sure(Batches batch) {
        double[] logits = Arrays.stream(batch.labels()).map(y -> 2e4 * y - 1e4).toArray();
        return new Batches(batch.examples(), batch.shape(), batch.labels(), logits);
    }

    @ParameterizedTest
    @MethodSource("regions")
    void weightsOfClassesOfRegionsAreShares(Trial trial) {
        List<double[]> scores = new ArrayList<>();
        for (String weights : List.of("[1,2,4]", "[5,10,20]")) {
            LossSpec weighted =
                    Recipe.loss("{'type':'" + Composite.typeOf(trial.loss) + "','class_weights':" + weights + "}");
            scores.add(trial.batch()
                    .evaluate(weighted.build(trial.target), trial.activation)
                    .scores());
        }
        assertThat(scores.get(1)).containsExactly(scores.get(0), within(1e-14));
    }
}
