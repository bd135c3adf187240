package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossInput;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TermWatchTest {
    private static final String CELLS =
            "{'type':'sum','terms':[{'weight':0.7,'loss':'dice'},{'weight':0.3,'loss':'cross_entropy'}]}";

    @TempDir
    Path scratch;

    /** Each term by a function of its own, on the logits that a real network gave. */
    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"ONEDNN", "DL4J"})
    void whatIsMeasuredIsWhatEachTermDoesToTheNetworksLogits(EngineChoice engine) {
        TrainingData data = task(CELLS).data();
        TrainingPlan plan = plan(CELLS, "{'epochs': 1, 'batch_size': 4}");
        LossFunction sum = plan.lossFunction(data.target());
        List<double[]> seen = new ArrayList<>();
        sum.measureTerms(true);
        sum.watch((batch, scores, gradient) -> {
            seen.add(gradient(plan(one("dice"), "{}"), data, batch, 0.7));
            seen.add(gradient(plan(one("cross_entropy"), "{}"), data, batch, 0.3));
        });
        train(plan, data, engine, sum);

        double dice = norm(seen.get(0));
        double entropy = norm(seen.get(1));
        Map<String, Double> series = Objects.requireNonNull(sum.measuredTerms()).series();
        assertThat(dice).isPositive();
        assertThat(series.get("share.dice")).isCloseTo(dice / (dice + entropy), within(1e-12));
        assertThat(series.get("cosine.dice.cross_entropy"))
                .isCloseTo(product(seen.get(0), seen.get(1)) / dice / entropy, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void termsAreMeasuredInEverySoManyIterations(int shards) {
        Recorder log =
                run(CELLS, "{'epochs': 3, 'batch_size': 4, 'term_gradients_every': 5, 'shards': %d}".formatted(shards));

        assertThat(log.values).hasSize(12);
        assertThat(IntStream.range(0, 12).filter(i -> log.values.get(i).containsKey("share.dice")))
                .containsExactly(0, 5, 10);
        assertThat(log.values.get(5).get("share.dice") + log.values.get(5).get("share.cross_entropy"))
                .isCloseTo(1, within(1e-12));
        assertThat(log.values.get(5)).containsKey("cosine.dice.cross_entropy");
    }

    @Test
    void halvesMeasureWhatTheWholeDoesButForRounding() {
        Map<String, Double> whole =
                run(CELLS, "{'epochs': 1, 'batch_size': 7}").values.get(0);
        Map<String, Double> halves =
                run(CELLS, "{'epochs': 1, 'batch_size': 7, 'shards': 2}").values.get(0);

        for (String series : List.of("share.dice", "share.cross_entropy", "cosine.dice.cross_entropy")) {
            assertThat(halves.get(series)).isCloseTo(whole.get(series), within(1e-5));
        }
    }

    @Test
    void aRunHasTwoHundredSamplesUnlessItSaysHowMany() {
        TrainingSettings asked = plan(CELLS, "{'epochs': 30, 'batch_size': 10}").training();
        assertThat(asked.termSampling(1000)).isEqualTo(15);
        assertThat(asked.termSampling(10)).isEqualTo(1);
        assertThat(plan(CELLS, "{'term_gradients_every': 7}").training().termSampling(10))
                .isEqualTo(7);
    }

    @Test
    void zeroMeasuresNothing() {
        Recorder log = run(CELLS, "{'epochs': 1, 'term_gradients_every': 0}");
        assertThat(log.values)
                .allSatisfy(values -> assertThat(values.keySet()).noneMatch(name -> name.startsWith("share.")));
    }

    @Test
    void measuringTrainsTheSameNetwork() {
        Recorder with = run(CELLS, "{'epochs': 2, 'batch_size': 4, 'term_gradients_every': 1}");
        Recorder without = run(CELLS, "{'epochs': 2, 'batch_size': 4, 'term_gradients_every': 0}");
        assertThat(with.losses).isEqualTo(without.losses);
    }

    @Test
    void aTermThatHardlyTrainsAnythingIsToldOnce() {
        Recorder log = run(
                "{'type':'sum','terms':[{'weight':1e-4,'loss':'dice'},{'loss':'cross_entropy'},{'weight':0,'loss':'mse'}]}",
                "{'epochs': 3, 'batch_size': 4}");
        assertThat(log.warnings)
                .singleElement()
                .asString()
                .startsWith("The term dice of the loss trains hardly anything")
                .contains("up to iteration 5", "share.dice");
    }

    @Test
    void aTermUnderAScheduleMayBeSmall() {
        String ramp = "{'type':'polynomial','initial':1e-5,'end':1,'power':1}";
        Recorder log = run(
                "{'type':'sum','terms':[{'weight':%s,'loss':'dice'},{'loss':'cross_entropy'}]}".formatted(ramp),
                "{'epochs': 3, 'batch_size': 4}");
        assertThat(log.warnings).isEmpty();
    }

    @Test
    void whereNoTermHasAGradientNothingIsSaidOfTerms() {
        String nothing = "{'type':'custom','formula':'mean(0*p)'}";
        Recorder log = run(
                "{'type':'sum','terms':[{'loss':%s},{'loss':%s}]}".formatted(nothing, nothing),
                "{'epochs': 3, 'batch_size': 4}");
        assertThat(log.values.get(0)).containsEntry("share.custom", 0.0).containsEntry("cosine.custom.custom.2", 0.0);
        assertThat(log.warnings).singleElement().asString().contains("the gradient of every parameter was exactly 0");
    }

    @Test
    void termsThatOpposeEachOtherAreToldOnce() {
        Recorder log = run(
                "{'type':'sum','terms':[{'loss':'cross_entropy'},"
                        + "{'loss':{'type':'custom','formula':'-0.5*cross_entropy'}}]}",
                "{'epochs': 3, 'batch_size': 4}");
        assertThat(log.values.get(0).get("cosine.cross_entropy.custom")).isCloseTo(-1, within(1e-12));
        assertThat(log.warnings)
                .singleElement()
                .asString()
                .startsWith("Two terms of the loss oppose each other")
                .contains("cosine.cross_entropy.custom", "up to iteration 5");
    }

    private static void train(TrainingPlan plan, TrainingData data, EngineChoice engine, LossFunction loss) {
        NetworkPlan network =
                NetworkPlan.of(plan.model(), data.input(), data.target(), plan.outputActivation(data.target()), 1);
        NetworkBlueprint blueprint = NetworkBlueprint.of(network, engine);
        Batch batch =
                Batches.fill(Batches.allocate(data, data.training(), 4), data.training(), new int[] {0, 1, 2, 3}, 0, 4);
        try (Network built = blueprint.build(InitialWeights.NONE, 4).network()) {
            built.gradient(batch, loss, 1, new double[4], new float[(int) network.parameterCount()]);
        }
    }

    private static double[] gradient(TrainingPlan plan, TrainingData data, LossInput batch, double weight) {
        double[] gradient = new double[batch.logits().length];
        plan.lossFunction(data.target()).evaluate(batch, new double[batch.examples()], gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= weight;
        }
        return gradient;
    }

    private static String one(String loss) {
        return "'" + loss + "'";
    }

    private static double norm(double[] gradient) {
        return Math.sqrt(product(gradient, gradient));
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private Recorder run(String loss, String training) {
        Recorder log = new Recorder();
        TrainingData data = task(loss).data();
        new LocalTrainer(scratch).train(new Run(plan(loss, training), () -> data, Checkpoints.NONE, log, () -> null));
        return log;
    }

    private static DrawnTask task(String loss) {
        LossSpec spec = SpecReader.read(JsonMapper.shared().readTree(loss.replace('\'', '"')), LossSpec.class);
        return DrawnTask.of(spec).findFirst().orElseThrow();
    }

    private static TrainingPlan plan(String loss, String training) {
        String json = "{'model': %s, 'loss': %s, 'optimizer': 'adam', 'training': %s}"
                .formatted(task(loss).model(), loss, training)
                .replace('\'', '"');
        return SpecReader.read(JsonMapper.shared().readTree(json), TrainingPlan.class);
    }
}
